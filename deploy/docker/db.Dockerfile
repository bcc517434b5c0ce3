# PostgreSQL with the project's database and roles. Everything secret is made when the container first starts.

FROM postgres:15-bookworm
USER root
# Volumes take over the owner of the folders that they are mounted on.
RUN install --directory --owner=postgres --group=postgres --mode=0700 /var/lib/easybilling \
 && install --directory --owner=postgres --group=postgres --mode=0755 /secrets
COPY deploy/docker/db-entrypoint /usr/local/bin/db-entrypoint
COPY deploy/docker/db-roles.sh /docker-entrypoint-initdb.d/10-roles.sh
ENV PGDATA=/var/lib/easybilling/data \
    POSTGRES_INITDB_ARGS=--data-checksums \
    POSTGRES_PASSWORD_FILE=/var/lib/easybilling/superuser-password
USER postgres
# Over the network: the server that runs while the database is being made does not listen there.
HEALTHCHECK --interval=2s --timeout=3s --start-period=60s --retries=5 \
    CMD ["pg_isready", "--host=127.0.0.1", "--username=easybilling", "--dbname=easybilling", "--quiet"]
ENTRYPOINT ["db-entrypoint"]
CMD ["postgres"]

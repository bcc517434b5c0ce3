# nginx with the project's configuration and the files of public/, as an ordinary user.

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends nginx-light \
 && rm -rf /var/lib/apt/lists/*
COPY public /srv/public
RUN find /srv/public -type f -size +1k \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.svg' \) \
      -exec gzip --keep --best {} +
COPY deploy/nginx /usr/share/easybilling/nginx
RUN /usr/share/easybilling/nginx/render /etc/easybilling \
      RUN=/tmp PUBLIC=/srv/public CONFIGURATION=/etc/easybilling ACCESS_LOG=/dev/stdout ERROR_LOG=/dev/stderr \
      LISTEN='listen 8080;' UPSTREAM='server web:8081;' RATE_LIMITS=on
COPY deploy/docker/nginx-entrypoint /usr/bin/nginx-entrypoint
USER www-data
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 CMD ["nginx-entrypoint", "healthcheck"]
ENTRYPOINT ["nginx-entrypoint"]

# Sourced by the image's entrypoint when the data folder is new: makes the roles and the database, and lets nobody else in.
own=/var/lib/easybilling
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
    --set=owner="$(cat "$own/easybilling-password")" \
    --set=app="$(cat "$own/easybilling_app-password")" \
    --set=reader="$(cat "$own/easybilling_reader-password")" <<'SQL'
CREATE ROLE easybilling LOGIN PASSWORD :'owner';
CREATE ROLE easybilling_app LOGIN PASSWORD :'app';
CREATE ROLE easybilling_reader LOGIN PASSWORD :'reader';
CREATE DATABASE easybilling OWNER easybilling TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE easybilling FROM PUBLIC;
GRANT CONNECT ON DATABASE easybilling TO easybilling_app, easybilling_reader;
SQL
cat >"$PGDATA/pg_hba.conf" <<'HBA'
# The administrator from inside the container; the project's roles over TLS with their passwords; nobody else.
local   all         postgres                                               peer
hostssl easybilling easybilling,easybilling_app,easybilling_reader all     scram-sha-256
HBA
# Last: without it the next start knows that this one was interrupted.
touch "$PGDATA/easybilling.complete"

#!/bin/sh
# Adds, changes and completes a task with curl.
#
#   KEEL=http://localhost:3000 KEEL_EMAIL=ada@example.com KEEL_PASSWORD='…' sh docs/clients/curl.sh
set -eu
: "${KEEL:=http://localhost:3000}" "${KEEL_EMAIL:?}" "${KEEL_PASSWORD:?}"

files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT

# --fail-with-body stops at a refusal and still shows the problem.
request() { curl --silent --show-error --fail-with-body "$@"; }
json() { request -H 'Content-Type: application/json' "$@"; }
# The first "name":"value" of a flat JSON object. With jq at hand: jq -r ".$1"
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1; }

quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

# 1. A session, and a token for it, which is valid for some minutes. From a file, so that `ps` does not show the password.
printf '{"email":"%s","password":"%s"}' "$(quoted "$KEEL_EMAIL")" "$(quoted "$KEEL_PASSWORD")" > "$files/credentials"
json --cookie-jar "$files/cookies" --data "@$files/credentials" --output /dev/null "$KEEL/api/auth/sign-in/email"
token=$(request --cookie "$files/cookies" "$KEEL/api/auth/token" | field token)
printf 'Authorization: Bearer %s\n' "$token" > "$files/bearer"
keel() { json -H "@$files/bearer" "$@"; }

# 2. Add a task.
id=$(keel --data '{"title":"Water the plants","priority":"high","due_date":"2026-11-20","tags":["home"]}' "$KEEL/api/tasks" | field id)
echo "added $id"

# 3. Change it, unless it was changed meanwhile: the ETag names the version that this change is based on.
etag=$(keel --dump-header - --output /dev/null "$KEEL/api/tasks/$id" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
keel -X PATCH -H "If-Match: $etag" --data '{"title":"Water the ferns"}' --output /dev/null "$KEEL/api/tasks/$id"
stale=$(curl --silent -H "@$files/bearer" -H 'Content-Type: application/json' -X PATCH -H "If-Match: $etag" --data '{}' --output /dev/null \
  --write-out '%{http_code}' "$KEEL/api/tasks/$id")
echo "changed; the old version is refused with $stale"

# 4. Complete it, and list what is done.
keel -X PATCH --output /dev/null "$KEEL/api/tasks/$id/complete"
echo "done: $(keel "$KEEL/api/tasks?completed=completed&sort=completed_at&limit=1" | field title)"

# 5. Into the trash.
keel -X DELETE "$KEEL/api/tasks/$id"
echo "deleted"

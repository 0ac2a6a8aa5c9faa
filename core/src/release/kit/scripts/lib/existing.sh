# What was there before: left as it is, but looked at. OSMO would stumble over it later, and say less.
# shellcheck shell=bash

# What to do about a Secret in which OSMO would stumble. Only what bears our mark is ours to delete.
make_again() { # SECRET
  if foreign_object secret "$1"; then printf ' install.sh did not make it: whoever did has to correct it.'
  else printf ' If nobody else uses it, delete it, and ./install.sh secrets makes it again:%s' "$(spelt kn delete secret "$1")"; fi
}
# A key is never deleted: what it has encrypted would be lost.
key_again() {
  printf 'Do not delete it: a database may need it. Save it; then correct it, or put in the key of the database. %s%s --dry-run=client -o yaml |%s' \
    "$KEY_BACK" "$(key_back)" "$(spelt kn replace -f -)"
}

# Takes a key of a Secret into HELD. FILLED: whether there has to be something.
wants() { # SECRET KEY FILLED
  # The x keeps a line break at the end.
  HELD=$(secret_value "$1" "$2" && printf x) || HELD=''
  [ -n "$HELD" ] || { bad "$2 cannot be read, see above."; return 1; }
  HELD=${HELD%x}
  case $3:$HELD in
    yes:) bad "was there before, and has no $2.$(make_again "$1")"; false ;;
    *$'\n' | *$'\r') bad "was there before, and $2 ends in a line break: it has to be without one.$(make_again "$1")"; false ;;
  esac
}
cookie_fits() {
  local text=${HELD%%=*}
  case ${#HELD} in 16 | 24 | 32) return ;; esac
  case $text in *[!A-Za-z0-9_-]*) return 1 ;; esac
  case ${#text} in 22 | 32 | 43) ;; *) false ;; esac
}
key_fits() {
  local text current name jwk
  text=$(kn get configmap mek-config -o 'jsonpath={.data.mek\.yaml}') || return
  current=$(printf '%s\n' "$text" | sed -n "s/^currentMek: *[\"']\{0,1\}\([A-Za-z0-9._-]\{1,\}\).*/\1/p")
  [ -n "$current" ] && printf '%s\n' "$text" | fingerprints_of_keys | grep "^${current//./\\.} [0-9a-f]\{64\}\$" >/dev/null || return
  # What a key encrypts is marked with the name inside it, and looked up by the name outside (F-mek-file).
  printf '%s\n' "$text" | tr -d "\"'" | sed -n 's|^ \{1,\}\([A-Za-z0-9._-]*\): *\([A-Za-z0-9+/=]\{1,\}\).*|\1 \2|p' | {
    while read -r name jwk; do
      case $(printf %s "$jwk" | openssl base64 -d -A | tr -d ' \n\t') in *"\"kid\":\"$name\""*) ;; *) exit 1 ;; esac
    done
  } || return
  [ "$(printf '%s\n' "$text" | grep -c '^ .*: *[^ ]')" = "$(printf '%s\n' "$text" | fingerprints_of_keys | grep -c .)" ]
}

# oauth2-proxy reads TOML; a password that OSMO's Redis does not take any more keeps everybody out.
proxy_redis_fits() {
  local line
  HELD=$(secret_value oauth2-proxy-redis redis.cfg) || return
  if ! exists secret redis-secret; then
    case $HELD in 'redis_password = "'*'"') return ;; *) return 1 ;; esac
  fi
  line=$(secret_value redis-secret redis-password && printf x) || return
  line=$(escaped "${line%x}") || return
  [ "$HELD" = "redis_password = \"$line\"" ]
}
pull_secret_fits() {
  HELD=$(secret_value "$PULL_SECRET" .dockerconfigjson) || return
  case $HELD in *\"auths\"*\"*"$PULL_REGISTRY"*\"*) ;; *) false ;; esac
}

# Says what is wrong with the form of an object that is there.
look_inside() { # KIND NAME
  if [ "$1" = secret ]; then
    about secret "$2"
  fi
  case $2 in
    db-secret) wants "$2" db-password "$DB_PASSWORD" ;;
    osmo-db-admin) wants "$2" password yes ;;
    redis-secret)
      wants "$2" redis-password "$REDIS_PASSWORD" || return 0
      ! redis_breaks "$HELD" || bad "was there before: OSMO cannot use a Redis password with one of # % / ? [ ]. Change it in Redis first.$(make_again "$2")"
      ;;
    oauth2-proxy-secrets)
      wants "$2" client_secret yes || true
      wants "$2" cookie_secret yes || return 0
      cookie_fits || bad "was there before: cookie_secret is not 16, 24 or 32 bytes, nor URL-safe base64 of them.$(make_again "$2")"
      ;;
    oauth2-proxy-redis) proxy_redis_fits || bad "was there before: redis.cfg is not the one line redis_password = \"...\" with the password of redis-secret.$(make_again "$2")" ;;
    "$PULL_SECRET") [ "$1$PULL_SECRET_EXISTS" != secretno ] || pull_secret_fits || bad "was there before: .dockerconfigjson has no entry for $PULL_REGISTRY, so its images cannot be pulled.$(make_again "$2")" ;;
    default-admin-secret)
      wants "$2" password yes || return 0
      [ ${#HELD} = 43 ] || bad "was there before: password has ${#HELD} characters. OSMO wants exactly 43.$(make_again "$2")"
      ;;
    mek-config)
      key_fits || bad "configmap $2, which was there before: OSMO cannot read its keys. Each has to be base64 of a JSON Web Key with 32 bytes, currentMek the name of one. $(key_again)"
      ;;
  esac || true
  about
  HELD=''
}
# The same where it has to be there: pods that run do not miss it, the next one would not start.
# The certificate has a look of its own.
look_inside_running() { # KIND NAME EXISTS
  local from="./install.sh secrets makes it."
  case $1:$2 in namespace:* | *:osmo-db-admin | secret:"$TLS_SECRET") return ;; esac
  if exists "$1" "$2"; then look_inside "$1" "$2"; return; fi
  [ "$3" = no ] || from="The answers say that others make it: ask them."
  if [ "$1" = secret ]; then
    about secret "$2"
    bad "it is missing: no pod that needs it starts again. $from"
  else
    about
    bad "$1 $2 is missing: no pod that needs it starts again. $from"
  fi
  about
}
look_inside_if_there() { ! exists "$1" "$2" || look_inside "$1" "$2"; }

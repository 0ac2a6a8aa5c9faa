# What is ours among releases and objects with our names. What others made is neither changed nor removed.
# shellcheck shell=bash

# Looks for a Helm release: RELEASE_NAME, RELEASE_STATE and RELEASE_CHART, the last two empty if it is not there.
look_release() { # NAME
  local found
  RELEASE_NAME=$1
  found=$(h list -n "$NAMESPACE" --deployed --failed --pending --uninstalling --filter "^$1\$" -o json) || die "helm cannot look for release $1, see above."
  RELEASE_STATE=$(sed -n 's/.*"status":"\([^"]*\)".*/\1/p' <<<"$found")
  RELEASE_CHART=$(sed -n 's/.*"chart":"\([^"]*\)".*/\1/p' <<<"$found")
}
# Says, after a look, whether the release is of another chart than ours. Others have charts called service and router too: ours
# make objects that are called osmo-NAME.
foreign_release() { # CHART
  local made
  case $RELEASE_STATE:$RELEASE_CHART in
    :*) return 1 ;;
    *:"$1"-[0-9]*) ;;
    *) return 0 ;;
  esac
  made=$(h get manifest "$RELEASE_NAME" -n "$NAMESPACE") || die "helm cannot look into release $RELEASE_NAME, see above."
  case $made in *'name: osmo-'* | *'name: "osmo-'*) false ;; esac
}
# Calls $1 NAME CHART FILE for each Helm release, in the order of installation.
releases() {
  local row
  # shellcheck disable=SC2086 # three words without spaces
  for row in "${RELEASES[@]}"; do "$1" $row; done
}
# The same backwards.
releases_back() {
  local at
  # shellcheck disable=SC2086 # three words without spaces
  for ((at = ${#RELEASES[@]} - 1; at >= 0; at--)); do "$1" ${RELEASES[at]}; done
}

# Says whether an object is there without our mark. install.sh brings these up to date, so it has to know its own.
foreign_object() { # KIND NAME
  exists "$1" "$2" || return
  [ "$(kn get "$1" "$2" -o 'jsonpath={.metadata.labels.app\.kubernetes\.io/managed-by}')" != osmo-configurator ]
}
FOREIGN="others made it. Choose another namespace in the configurator, and download again."
# If it is ours all the same: how to say so.
mark() { spelt kn label "$1" "$2" app.kubernetes.io/managed-by=osmo-configurator; }

# Calls $1 KIND NAME FILE for each object of the throw-away PostgreSQL and Redis, if there are any.
throw_away_objects() {
  local name
  [ "${THROW_AWAY:-no}" = yes ] || return 0
  for name in postgres redis; do
    "$1" services "throwaway-$name" "throwaway/$name-service.yaml"
    "$1" deployments.apps "throwaway-$name" "throwaway/$name.yaml"
  done
}
# Calls $1 KIND NAME FILE for each object that is applied.
applied_objects() {
  [ "$TLS" != cert-manager ] || "$1" certificates.cert-manager.io "$TLS_SECRET" cluster/certificate.yaml
  [ "$NETWORK_POLICY" = no ] || "$1" networkpolicies.networking.k8s.io osmo-envoy-only cluster/network-policy.yaml
}
plan_applied() {
  if foreign_object "$1" "$2"; then bad "$1 $2: $FOREIGN If it is ours:$(mark "$1" "$2")"
  elif writes_over "$1"; then bad "$WRITTEN_OVER$(spelt kn delete secret "$TLS_SECRET")"
  else say "  $3: will be applied"; fi
}
# Says whether the Secret for the certificate is another's: cert-manager would put its own into it. What it made for this
# Certificate it marks with its name (F-cert-manager-secret).
foreign_tls() {
  exists secret "$TLS_SECRET" || return
  [ "$(kn get secret "$TLS_SECRET" -o 'jsonpath={.metadata.annotations.cert-manager\.io/certificate-name}')" != "$TLS_SECRET" ]
}
writes_over() { case $1 in certificates.*) foreign_tls ;; *) false ;; esac; }
WRITTEN_OVER="secret $TLS_SECRET: cert-manager did not make it, and would write over it. Name another Secret in the configurator, and download again; or, if it is yours and may go:"
apply_ours() { # KIND NAME FILE
  ! foreign_object "$1" "$2" || die "$1 $2: $FOREIGN If it is ours:$(mark "$1" "$2")"
  ! writes_over "$1" || die "$WRITTEN_OVER$(spelt kn delete secret "$TLS_SECRET")"
  change kn apply -f "$3"
}
drop_applied() {
  if foreign_object "$1" "$2"; then note "$1 $2: others made it, it stays"; else change kn delete -f "$3" --ignore-not-found; fi
}
# The admin's password is not needed again. A Secret of that name without our mark is not ours to delete.
drop_admin() {
  exists secret osmo-db-admin || return 0
  if foreign_object secret osmo-db-admin; then note "secret osmo-db-admin: others made it, it stays. If it is yours, delete it:$(spelt kn delete secret osmo-db-admin)"
  else change kn delete secret osmo-db-admin; fi
}

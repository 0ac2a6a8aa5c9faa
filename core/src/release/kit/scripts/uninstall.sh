#!/usr/bin/env bash
# Takes OSMO's releases out of the cluster. Secrets, master encryption key, namespace and database stay unless you say otherwise.
set -euo pipefail +ax
umask 077
CDPATH='' cd -- "$(dirname -- "$0")"
. ./site.sh
. ./lib/common.sh
. ./lib/releases.sh
. ./lib/secrets.sh

usage() {
  cat <<'END'
./uninstall.sh [OPTION...]

Removes the three Helm releases, our Jobs, the network policy and the cert-manager Certificate.
Never touches PostgreSQL, Redis or the buckets; but throw-away ones of this bundle go, with their data.

  --context NAME      the kube-context, if site.sh names none
  --dry-run           changes nothing: prints what would be done
  --yes               does not ask, except for the key
  --delete-secrets    Secrets and ConfigMaps that install.sh made, too
  --delete-mek        the master encryption key, too: asks for the host name
  --delete-namespace  the namespace and all that is in it
END
}

SECRETS=no MEK=no WHOLE=no
while [ $# -gt 0 ]; do
  case $1 in
    --context)
      CONTEXT=${2:-}
      [ -n "$CONTEXT" ] || refuse "--context needs the name of a kube-context: --context NAME"
      shift
      ;;
    --dry-run) DRY_RUN=yes ;;
    --yes) ASSUME_YES=yes ;;
    --delete-secrets) SECRETS=yes ;;
    --delete-mek) MEK=yes ;;
    --delete-namespace) WHOLE=yes ;;
    --help | -h) usage; exit ;;
    *) refuse "There is no '$1'." ;;
  esac
  shift
done

# Deletes what is there.
drop() { # KIND NAME
  if exists "$1" "$2"; then change kn delete "$1" "$2"; fi
}
# Whether install.sh made it: by our mark, or what kubectl made from a file by what it holds. It leaves alone what was there.
ours() { # KIND NAME
  local held
  case $1:$2 in
    secret:"$TLS_SECRET")
      held=$(secret_value "$2" tls.crt) || held=''
      [ -n "$held" ] && [ "$held" = "$(cat tls.crt 2>/dev/null)" ]
      ;;
    configmap:*)
      held=$(kn get configmap "$2" -o "jsonpath={.data.${CA_KEY//./\\.}}") || held=''
      [ -n "$held" ] && [ "$held" = "$(cat ca.crt 2>/dev/null)" ]
      ;;
    *) ! foreign_object "$1" "$2" ;;
  esac
}
# For each object that install.sh makes; those of others stay.
drop_ours() {
  if [ "$3" = no ] && [ "$1" != namespace ] && exists "$1" "$2" && ours "$1" "$2"; then drop "$1" "$2"; fi
}
name_ours() {
  [ "$3" = no ] && [ "$1" != namespace ] && exists "$1" "$2" || return 0
  if ours "$1" "$2"; then say "  $1 $2"
  else say "  $1 $2: stays, because $(why_it_stays "$1" "$2"). If it is yours, this deletes it:$(spelt kn delete "$1" "$2")"; fi
}
why_it_stays() { # KIND NAME
  case $1:$2 in
    secret:"$TLS_SECRET") printf %s "it does not hold what tls.crt in this folder holds" ;;
    configmap:*) printf %s "it does not hold what ca.crt in this folder holds" ;;
    *) printf %s "it is not marked as made by install.sh" ;;
  esac
}

begin
# What the admin's password was for may have been cut short.
ADMIN_WANTED=$([ "$DB_CREATION" != admin ] || echo yes)
HAS_MEK=no
if exists configmap mek-config; then HAS_MEK=yes; fi
if [ "$WHOLE" = yes ] && [ "$NAMESPACE_EXISTS" = yes ]; then
  die "The namespace $NAMESPACE is not ours: the answers say that others made it." "Leave out --delete-namespace. Nothing was changed."
fi
if [ "$WHOLE$HAS_MEK$MEK" = yesyesno ]; then
  die "The namespace holds the master encryption key. Save it, then add --delete-mek:" \
    "  kubectl --context $CONTEXT -n $NAMESPACE get configmap mek-config -o yaml" "Nothing was changed."
fi

# Says whether it is one of the throw-away pods of this bundle.
throws_away() { # KIND/NAME
  case ${THROW_AWAY:-no}:$1 in
    yes:Deployment/throwaway-postgres | yes:Deployment/throwaway-redis) ! foreign_object deployments.apps "${1#*/}" ;;
    *) false ;;
  esac
}
# What others have in the namespace: Helm releases, and what runs or keeps data without being a part of one.
things_of_others() {
  local found name release listed
  releases name_foreign
  found=$(h list -n "$NAMESPACE" --deployed --failed --pending --uninstalling -q) || return
  listed=" ${RELEASES[*]%% *}"
  for name in $found; do
    listed="$listed $name"
    case " ${RELEASES[*]%% *} " in *" $name "*) ;; *) printf ' release/%s' "$name" ;; esac
  done
  found=$(kn get deployments,statefulsets,daemonsets,cronjobs,persistentvolumeclaims \
    -o 'jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.annotations.meta\.helm\.sh/release-name}{"\n"}{end}') || return
  while read -r name release; do
    # A volume that a release of theirs left behind on purpose has its name still, and no release any more.
    case "$listed " in *" ${release:-/} "*) continue ;; esac
    [ -z "$name" ] || throws_away "$name" || printf ' %s' "$name"
  done <<<"$found"
}
name_foreign() { # NAME CHART FILE
  look_release "$1"
  if foreign_release "$2"; then printf ' release/%s' "$1"; fi
}
if [ "$WHOLE" = yes ] && exists namespace "$NAMESPACE"; then
  name=$(things_of_others) || die "What is in the namespace $NAMESPACE cannot be seen, see above. Nothing was changed."
  [ -z "$name" ] || die "Others have something in the namespace $NAMESPACE:$name" \
    "Leave out --delete-namespace, or let them take it away first. Nothing was changed."
fi

step "Plan"
plan_removal() { # NAME CHART FILE
  look_release "$1"
  if foreign_release "$2"; then say "  release $1: is of the chart $RELEASE_CHART, others made it, stays"
  elif [ -n "$RELEASE_STATE" ]; then say "  release $1: $RELEASE_STATE, will be removed"
  else say "  release $1: is not there"; fi
}
releases_back plan_removal
if [ "$SECRETS" = yes ]; then
  say "  These will be deleted, unless it says that they stay:"
  objects name_ours
fi
[ "${THROW_AWAY:-no}" = no ] || say "  The throw-away PostgreSQL and Redis will be removed, and their data is gone with them."
[ "$WHOLE" = no ] || say "  The namespace $NAMESPACE will be deleted with everything in it, Secrets of others included."
[ "$DRY_RUN$ASSUME_YES" != nono ] || confirm yes
if [ "$MEK$HAS_MEK" = yesyes ]; then
  say "The master encryption key will be deleted. Without a copy of it, every credential in the database $DB_NAME stays unreadable for ever."
  [ "$DRY_RUN" = yes ] || confirm "$PUBLIC_HOST"
fi

step "Releases"
remove() { # NAME CHART FILE
  look_release "$1"
  if [ -n "$RELEASE_STATE" ] && ! foreign_release "$2"; then change h uninstall "$1" -n "$NAMESPACE" --wait; fi
}
releases_back remove
for name in osmo-db-look osmo-db-create; do drop job "$name"; done
drop_admin
# Whether cert-manager's Secret is of our Certificate is known while that is there.
TLS_OURS=no
if [ "$TLS" = cert-manager ] && ! foreign_object certificates.cert-manager.io "$TLS_SECRET" && ! foreign_tls; then TLS_OURS=yes; fi
applied_objects drop_applied
throw_away_objects drop_applied
if [ "$SECRETS" = yes ]; then
  objects drop_ours
  [ "$TLS_OURS" = no ] || drop secret "$TLS_SECRET"
fi
[ "$MEK" = no ] || drop configmap mek-config
if [ "$WHOLE" = yes ] && exists namespace "$NAMESPACE"; then change k delete namespace "$NAMESPACE"; fi

step "Left as they are"
[ "$WHOLE" = yes ] || objects name_ours
if [ "$MEK$WHOLE" = nono ] && [ "$HAS_MEK" = yes ]; then say "  configmap mek-config: keep it as long as the database"; fi
case $WHOLE$NAMESPACE_EXISTS in
  noyes) say "  the namespace $NAMESPACE: it belongs to others" ;;
  nono) say "  the namespace $NAMESPACE: ./uninstall.sh --delete-namespace removes it with all that is in it, others' things too" ;;
esac
case ${THROW_AWAY:-no}$DB_CREATION in
  yes*) say "  buckets by hand" ;;
  *exists) say "  the database $DB_NAME at $DB_HOST: others made it, ask them; Redis and buckets by hand" ;;
  *) say "  the database $DB_NAME at $DB_HOST: DROP DATABASE \"$DB_NAME\" removes it; Redis and buckets likewise by hand" ;;
esac

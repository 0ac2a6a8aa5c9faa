#!/usr/bin/env bash
# Installs or upgrades OSMO as site.sh says. Safe to run again: it looks at the cluster and goes on from there.
set -euo pipefail +ax
umask 077
BEGAN_IN=$PWD
CDPATH='' cd -- "$(dirname -- "$0")"
. ./site.sh
. ./lib/common.sh
. ./lib/releases.sh
. ./lib/preflight.sh
. ./lib/probe.sh
. ./lib/secrets.sh
. ./lib/existing.sh
. ./lib/database.sh
. ./lib/charts.sh
. ./lib/path.sh
. ./lib/verify.sh
. ./lib/backup.sh

usage() {
  cat <<'END'
./install.sh [STAGE...] [OPTION...]
./install.sh backup
./install.sh restore FOLDER

Stages, in this order; all of them if none is named:
  preflight  looks whether everything that is needed is there
  secrets    namespace, Secrets, certificates
  database   looks at the database, makes the master encryption key, creates the database
  charts     the three Helm releases
  verify     looks whether all runs

backup saves database and master encryption key into a new folder; restore fills an empty database from one.

  --context NAME  the kube-context, if site.sh names none
  --dry-run       changes nothing: prints what would be done
  --yes           does not ask
  --timeout 10m   how long to wait for each Deployment
  --no-probes     no checks from pods
END
}

named() { case " $STAGES " in *" $1 "*) ;; *) false ;; esac; }

plan() {
  local name
  step "Plan"
  if named secrets; then objects plan_object; fi
  if named secrets || named charts; then applied_objects plan_applied; fi
  if named database; then
    plan_object configmap mek-config no secrets/mek-config.yaml
    [ "$DB_CREATION" = exists ] || say "  database $DB_NAME: created if it is missing"
  fi
  named charts || return 0
  releases plan_release
}
plan_release() { # NAME CHART FILE
  look_release "$1"
  if foreign_release "$2"; then bad "release $1 is of the chart $RELEASE_CHART: $FOREIGN"
  elif [ -n "$RELEASE_STATE" ]; then say "  release $1: $RELEASE_STATE, will be upgraded"
  else say "  release $1: will be installed"; fi
}

stopped() {
  local status=$?
  [ "$status" = 0 ] || say "Stopped in the stage $STAGE. What was made stays; ./install.sh goes on from there. Log: install.log" >&2
}

STAGES='' COMMAND='' FOLDER=''
while [ $# -gt 0 ]; do
  case $1 in
    preflight | secrets | database | charts | verify) STAGES="$STAGES $1" ;;
    backup) COMMAND=backup ;;
    restore)
      COMMAND=restore FOLDER=${2:?needs a folder}
      case $FOLDER in /*) ;; *) FOLDER=$BEGAN_IN/$FOLDER ;; esac
      shift
      ;;
    --context) CONTEXT=${2:?needs a name}; shift ;;
    --timeout) TIMEOUT=${2:?needs a time}; shift ;;
    --dry-run) DRY_RUN=yes ;;
    --yes) ASSUME_YES=yes ;;
    --no-probes) NO_PROBES=yes ;;
    --help | -h) usage; exit ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
[ -z "$STAGES" ] || [ -z "$COMMAND" ] || { usage >&2; exit 2; }
if [ -n "$COMMAND" ]; then
  begin
  "command_$COMMAND"
  exit
fi
: "${STAGES:=preflight secrets database charts verify}"

begin
look_ahead
if named secrets || named database || named charts; then
  plan
  stop_if_failed "The plan"
  [ "$DRY_RUN$ASSUME_YES" != nono ] || confirm yes
fi
for STAGE in preflight secrets database charts verify; do
  trap stopped EXIT
  ! named "$STAGE" || "stage_$STAGE"
done
trap - EXIT
step "Done:$STAGES"

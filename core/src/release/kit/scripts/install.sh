#!/usr/bin/env bash
# Installs or upgrades OSMO as site.sh says. Safe to run again: it looks at the cluster and goes on from there.
set -euo pipefail +ax
umask 077
BEGAN_IN=$PWD
CDPATH='' cd -- "$(dirname -- "$0")"
. ./site.sh
. ./lib/common.sh
. ./lib/releases.sh
. ./lib/waiting.sh
. ./lib/preflight.sh
. ./lib/probe.sh
. ./lib/secrets.sh
. ./lib/existing.sh
. ./lib/database.sh
. ./lib/charts.sh
. ./lib/path.sh
. ./lib/verify.sh
. ./lib/json.sh
. ./lib/backup.sh
. ./lib/masks.sh
. ./lib/diagnose.sh
. ./lib/size.sh
. ./lib/rollback.sh

usage() {
  cat <<'END'
./install.sh [STAGE...] [OPTION...]
./install.sh backup
./install.sh restore FOLDER
./install.sh rollback [RELEASE=REVISION...]
./install.sh diagnose

Stages, in this order; all of them if none is named:
  preflight  looks whether everything that is needed is there
  secrets    namespace, Secrets, certificates
  database   looks at the database, makes the master encryption key, creates the database
  charts     the three Helm releases
  verify     looks whether all runs

backup saves database and master encryption key into a new folder; restore fills an empty database from one.
rollback takes Helm releases back to these revisions; without any it shows which there are.
diagnose packs what there is to see into an archive for support, without any secret.

  --context NAME  the kube-context, if site.sh names none
  --dry-run       changes nothing: prints what would be done
  --yes           does not ask
  --timeout 10m   how long to wait for each Deployment
  --no-probes     no checks from pods
  --json          with verify alone: one JSON document on standard output; the text for people
                  goes to standard error
END
}

named() { case " $STAGES " in *" $1 "*) ;; *) false ;; esac; }

plan() {
  local name
  step "Plan"
  if named secrets; then objects plan_object; fi
  if named secrets || named charts; then applied_objects plan_applied; fi
  ! named database || throw_away_objects plan_applied
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
  elif is_cut_off; then bad "release $(cut_off "$1")"
  elif [ -n "$RELEASE_STATE" ]; then say "  release $1: $RELEASE_STATE, will be upgraded"
  else say "  release $1: will be installed"; fi
}

stopped() {
  local status=$?
  [ "$JSON" = no ] || document "$status"
  [ "$status" != 0 ] || return 0
  exec >&2
  [ -z "$STAGE" ] || say "Stopped in the stage $STAGE. What was made stays; ./install.sh goes on from there. Log: install.log"
  [ -z "$LEFT" ] || say "$LEFT"
  say "For support: ./install.sh diagnose packs states, events and logs, without secrets."
}

STAGES='' STAGE='' COMMAND='' LEFT='' FOLDER='' PAIRS=''
while [ $# -gt 0 ]; do
  case $1 in
    preflight | secrets | database | charts | verify) STAGES="$STAGES $1" ;;
    backup | diagnose | rollback) COMMAND=$1 ;;
    [a-z]*=*[!0-9]* | [a-z]*=0* | [a-z]*=) refuse "'$1' names no revision: ./install.sh rollback RELEASE=NUMBER" ;;
    [a-z]*=[1-9]*)
      [ "$COMMAND" = rollback ] || refuse "'$1' has to stand after rollback."
      PAIRS="$PAIRS $1"
      ;;
    restore)
      [ -n "${2:-}" ] || refuse "restore needs the folder of a backup: ./install.sh restore FOLDER"
      COMMAND=restore FOLDER=$2
      while [ "$FOLDER" != "${FOLDER%/}" ]; do FOLDER=${FOLDER%/}; done
      case $FOLDER in /*) ;; *) FOLDER=$BEGAN_IN/$FOLDER ;; esac
      shift
      ;;
    --context)
      CONTEXT=${2:-}
      [ -n "$CONTEXT" ] || refuse "--context needs the name of a kube-context: --context NAME"
      shift
      ;;
    --timeout)
      TIMEOUT=${2:-}
      # Helm takes nothing else, and would say so after the first stages.
      [[ $TIMEOUT =~ ^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$ ]] || refuse "--timeout needs a time with its unit: --timeout 10m"
      shift
      ;;
    --dry-run) DRY_RUN=yes ;;
    --yes) ASSUME_YES=yes ;;
    --no-probes) NO_PROBES=yes ;;
    --json) JSON=yes ;;
    --help | -h) usage; exit ;;
    *) refuse "There is no '$1'." ;;
  esac
  shift
done
[ -z "$STAGES" ] || [ -z "$COMMAND" ] || refuse "$COMMAND runs alone: leave out$STAGES."
if [ "$JSON" = yes ]; then
  [ "$STAGES$COMMAND$DRY_RUN" = ' verifyno' ] || refuse "--json goes with verify alone, and without --dry-run: ./install.sh verify --json"
  exec 4>&1 1>&2
  trap stopped EXIT
fi
if [ -n "$COMMAND" ]; then
  begin
  trap stopped EXIT
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
step "Done:$STAGES"

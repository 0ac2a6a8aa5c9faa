# The stage charts: the three Helm releases in their order, each waited for.
# shellcheck shell=bash

stage_charts() {
  step "Charts"
  exists configmap mek-config || [ "$DRY_RUN" = yes ] || die "configmap mek-config is missing: the stages secrets and database come first."
  if [ "$CHART_SOURCE" = repository ]; then
    change helm repo add osmo "$CHART_LOCATION" --force-update
    change helm repo update osmo
  fi
  [ "$NETWORK_POLICY" = no ] || change kn apply -f cluster/network-policy.yaml
  # First the API: it prepares the database. Its authorization sidecar restarts until the tables are there, for minutes.
  release service service osmo_values.yaml
  release router router router_values.yaml
  # Last the UI: its ingress takes everything that the others do not.
  release ui web-ui ui_values.yaml
  if [ "$DRY_RUN" = no ]; then
    restart_stale osmo-agent
    restart_stale osmo-logger
  fi
}

release() { # NAME CHART FILE
  local state workload name of
  state=$(release_state "$1")
  case $state in pending-* | uninstalling)
    die "Release $1 is $state: a helm was cut off, or still runs somewhere. If none runs, take it back, then run this again:" \
      "  helm -n $NAMESPACE rollback $1 (pending-upgrade), helm -n $NAMESPACE uninstall $1 (otherwise)" ;;
  esac
  case $CHART_SOURCE in
    repository) set -- "$@" "osmo/$2" --version "$CHART_VERSION" ;;
    oci) set -- "$@" "$CHART_LOCATION/$2" --version "$CHART_VERSION" ;;
    archive) set -- "$@" "$CHART_LOCATION/$2-$CHART_VERSION.tgz" ;;
  esac
  change h upgrade --install "$1" "${@:4}" -n "$NAMESPACE" -f "$3" --timeout "$TIMEOUT"
  for workload in "${WORKLOADS[@]}"; do
    name=${workload% *}
    case $name in osmo-router) of=router ;; osmo-ui) of=ui ;; *) of=service ;; esac
    [ $of != "$1" ] || wait_for "$name"
  done
}

wait_for() { # DEPLOYMENT
  change kn rollout status "deployment/$1" "--timeout=$TIMEOUT" && return
  kn get pods -l "app=$1" || true
  die "$1 did not come up within $TIMEOUT. README.md lists symptoms and causes. Mend it, then run this again. What it says:" \
    "  kubectl --context $CONTEXT -n $NAMESPACE logs deployment/$1 --all-containers --tail=30"
}

# The charts do not restart these two when the ConfigMap with their Envoy settings changes: pods older than it are restarted.
restart_stale() { # DEPLOYMENT
  local changed oldest
  changed=$(kn get configmap "$1-envoy-config" --ignore-not-found -o 'jsonpath={range .metadata.managedFields[*]}{.time}{"\n"}{end}' | sort | tail -n 1)
  # Pods on their way out have a second word.
  oldest=$(kn get pods -l "app=$1" -o 'jsonpath={range .items[*]}{.metadata.creationTimestamp} {.metadata.deletionTimestamp}{"\n"}{end}' |
    awk 'NF == 1 { print $1 }' | sort | head -n 1)
  if [ -n "$oldest" ] && [[ $oldest < $changed ]]; then
    change kn rollout restart "deployment/$1"
    wait_for "$1"
  fi
}

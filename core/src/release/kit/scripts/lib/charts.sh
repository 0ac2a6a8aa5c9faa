# The stage charts: the Helm releases in their order, each waited for.
# shellcheck shell=bash

stage_charts() {
  step "Charts"
  exists configmap mek-config || [ "$DRY_RUN" = yes ] || die "configmap mek-config is missing: the stages secrets and database come first."
  [ "$NETWORK_POLICY" = no ] || apply_ours networkpolicies.networking.k8s.io osmo-envoy-only cluster/network-policy.yaml
  # First the API: it prepares the database. Its authorization sidecar restarts until the tables are there, for minutes.
  # Last the UI: its ingress takes everything that the others do not.
  releases release
  if [ "$DRY_RUN" = no ]; then restart_all_stale; fi
}
restart_all_stale() {
  local workload
  for workload in ${RESTART_STALE[@]+"${RESTART_STALE[@]}"}; do restart_stale "$workload"; done
}
# From Helm 4 on the server applies: replicas that an autoscaler or kubectl scale has set would be a conflict. It has to be said, or a
# release that helm 3 made is applied as helm 3 did it, and the other option refused (F-helm-server-side).
applies_on_server() { case $(cleaned helm version --template '{{.Version}}') in v[4-9].* | v[1-9][0-9]*) ;; *) false ;; esac; }

release() { # NAME CHART FILE
  local name=$1
  look_release "$1"
  ! foreign_release "$2" || die "release $1 is of the chart $RELEASE_CHART: $FOREIGN"
  ! is_cut_off || die "Release $(cut_off "$1")"
  case $CHART_SOURCE in
    repository) set -- "$@" "$2" --repo "$CHART_LOCATION" --version "$CHART_VERSION" ;;
    oci) set -- "$@" "$CHART_LOCATION/$2" --version "$CHART_VERSION" ;;
    archive) set -- "$@" "$CHART_LOCATION/$2-$CHART_VERSION.tgz" ;;
  esac
  ! applies_on_server || set -- "$@" --server-side=true --force-conflicts
  change h_without_notes upgrade --install "$1" "${@:4}" -n "$NAMESPACE" -f "$3" --timeout "$TIMEOUT"
  wait_for_release "$name"
}
# First the one that makes the tables: the others wait for it too, and would be named instead of it.
wait_for_release() { # RELEASE
  local row workload of
  wait_for "osmo-$1"
  for row in "${WORKLOADS[@]}"; do
    read -r workload _ of <<<"$row"
    [ "$of" != "$1" ] || [ "$workload" = "osmo-$1" ] || wait_for "$workload"
  done
}

is_cut_off() { case $RELEASE_STATE in pending-* | uninstalling) ;; *) false ;; esac; }
# Says of such a release how it is taken back.
cut_off() { # RELEASE
  local what=uninstall
  case $RELEASE_STATE in pending-upgrade | pending-rollback) what=rollback ;; esac
  set -- "$what" "$1" -n "$NAMESPACE"
  if [ "$what" = rollback ] && applies_on_server; then set -- "$@" --server-side=true --force-conflicts; fi
  printf '%s' "$2 is $RELEASE_STATE: a helm was cut off, or still runs somewhere. If none runs, take it back, then run this again:
 $(spelt h "$@")"
}

wait_for() { # DEPLOYMENT
  waiting "$1" "app=$1" change kn rollout status "deployment/$1" "--timeout=$TIMEOUT" && return
  last_words "$1"
  die "$1 did not come up within $TIMEOUT. TROUBLESHOOTING.md lists symptoms and causes. Fix it, then run this again. More of what it says:" \
    " $(spelt kn logs "deployment/$1" --all-containers --tail=100)"
}
# What there is to see of a Deployment that does not come up. On the screen only: a log may hold anything.
last_words() { # DEPLOYMENT
  local pod container ready reason
  kn get pods -l "app=$1" | shown || true
  kn get events --field-selector type=Warning --sort-by=.lastTimestamp | grep -F "$1-" | tail -n 8 | shown || true
  TOLD=''
  why_not "$1" "app=$1"
  for pod in $(kn get pods -l "app=$1" -o name || true); do
    while IFS='|' read -r container ready reason; do
      [ "$ready" = false ] || continue
      printf '\n-- %s, %s:\n' "$pod" "$container"
      # One that never ran has no log.
      case $reason in '' | ': '* | 'CrashLoopBackOff: '*) ;; *) shown <<<"$reason"; continue ;; esac
      { kn logs "$pod" -c "$container" --tail=15 || kn logs "$pod" -c "$container" --tail=15 --previous || true; } | shown
    done <<<"$(kn get "$pod" -o 'jsonpath={range .status.containerStatuses[*]}{.name}|{.ready}|{.state.waiting.reason}: {.state.waiting.message}{"\n"}{end}' || true)"
  done
}

# The charts do not restart some when the ConfigMap with their Envoy settings changes: pods older than it are restarted.
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

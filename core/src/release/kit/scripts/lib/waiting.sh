# While something is waited for: why its pods do not start. Their events know it minutes before the waiting ends.
# shellcheck shell=bash

TOLD=''
# For awk: what keeps a pod from starting, a line each. Of a pod that is not made at all, its owner has the event. An image's
# second event only says that there was a first; a sandbox has another number at each try, a pod that is refused another name.
IFS= read -r -d '' KEPT_BACK <<'EOS' || true
$2 !~ /^(Failed|FailedCreate|FailedScheduling|FailedMount|FailedAttachVolume|FailedCreatePodSandBox|ErrImageNeverPull|InspectFailed)$/ { next }
index(pods, " " $1 " ") == 0 && (pods ~ /[^ ]/ || $1 != name && index($1, name "-") != 1) { next }
{ text = $0; sub(/^[^|]*[|][^|]*[|]/, "", text) }
text ~ /^Error: (ErrImagePull|ImagePullBackOff)$/ { next }
$2 == "FailedCreate" { sub(/^[(]combined from similar events[)]: /, "", text); sub(/pods "[^"]*"/, "its pod", text) }
{ key = $2 == "FailedCreatePodSandBox" ? $1 : $1 text }
!seen[key]++ { print $2 ": " substr(text, 1, 500) }
EOS
# Says each reason once. Without a selector it is a pod of this name.
why_not() { # NAME [SELECTOR]
  local pods=$1 line
  [ -z "${2:-}" ] || pods=$(kn get pods -l "$2" -o 'jsonpath={.items[*].metadata.name}' 2>/dev/null) || return 0
  while IFS= read -r line; do
    case $TOLD in *$'\n'"$line"$'\n'*) continue ;; esac
    TOLD=${TOLD:-$'\n'}$line$'\n'
    say "  waits   $1: $line"
  done < <(kn get events --field-selector type=Warning -o 'jsonpath={range .items[*]}{.involvedObject.name}|{.reason}|{.message}{"\n"}{end}' 2>/dev/null |
    awk -F'|' -v name="$1" -v pods=" $pods " "$KEPT_BACK")
}

# Runs a command that waits for pods, and says meanwhile why they do not start.
waiting() { # NAME SELECTOR COMMAND...
  local watcher status=0
  TOLD=''
  if [ "$DRY_RUN" = yes ]; then
    "${@:3}"
    return
  fi
  # It looks whether this script still runs, so that it never outlives it for long.
  while sleep "${LOOK_EACH:-10}" >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do why_not "$1" "$2"; done &
  watcher=$!
  "${@:3}" || status=$?
  kill "$watcher" 2>/dev/null || true
  wait "$watcher" 2>/dev/null || true
  return "$status"
}

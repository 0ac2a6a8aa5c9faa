# What all stages share: words on the screen and in the log, the right cluster, questions at the terminal.
# shellcheck shell=bash
# bash 3.2 or later (macOS): no associative arrays, no mapfile, no ${name,,}.

# The tools speak English; a password is whatever bytes it is.
export LC_ALL=C
# The words that were typed, to say a command again.
TYPED=("$@")
FAILED=0 CHECK='' SUBJECT='' ROWS='' LAST='' JSON=no DRY_RUN=no ASSUME_YES=no TIMEOUT=10m CONTEXT='' LOG=/dev/null
# A variable that comes exported stays so, even as a local: what we put into it would reach every program that is started here.
unset DB_PASSWORD_VALUE DB_ADMIN_PASSWORD_VALUE REDIS_PASSWORD_VALUE PULL_PASSWORD_VALUE CLIENT_SECRET_VALUE HELD MASKS
# Helm would follow these to another API server, or as somebody else, than kubectl.
unset HELM_KUBEAPISERVER HELM_KUBETOKEN HELM_KUBECAFILE HELM_KUBECONTEXT HELM_KUBEASUSER HELM_KUBEASGROUPS \
  HELM_KUBETLS_SERVER_NAME HELM_KUBEINSECURE_SKIP_TLS_VERIFY HELM_NAMESPACE
# Somebody's own defaults for kubectl (~/.kube/kuberc) may make it ask before it deletes, and wait for an answer (F-kuberc).
export KUBERC=off KUBECTL_KUBERC=false
for name in $(compgen -e); do
  case $name in *_proxy) ;; [a-z]*) declare +x "$name" ;; esac
done

# What a terminal would obey instead of showing, also as two bytes of UTF-8; line breaks and tabs stay.
CONTROL=[$'\001'-$'\010'$'\013'-$'\037'$'\177'] CONTROL_TOO=$'\302'[$'\200'-$'\237']
plain() { PLAIN=${1//$CONTROL/} PLAIN=${PLAIN//$CONTROL_TOO/}; }
# A line on the screen and in the log. The log never gets a secret: no function here prints one.
say() {
  plain "$*"
  printf '%s\n' "$PLAIN"
  { printf '%s %s\n' "$(date -u +%FT%TZ)" "$PLAIN" >>"$LOG"; } 2>/dev/null || no_log
}
# A full disk is no reason to stop half-way.
no_log() { LOG=/dev/null; printf '  note    install.log cannot be written; it goes on without.\n' >&2; }
# Sets FOLDER, a name with the time that nothing here has yet: the second one of a second ends in -2.
name_folder() { # KIND
  local second number=2
  second=$1-$(date -u +%Y%m%dT%H%M%SZ)
  FOLDER=$second
  while [ -e "$FOLDER" ] || [ -e "$FOLDER.tar.gz" ]; do FOLDER=$second-$number number=$((number + 1)); done
}
# Lets the lines of other programs through: to the screen alone, or to the log as well.
shown() { local line; while IFS= read -r line || [ -n "$line" ]; do plain "$line"; printf '%s\n' "$PLAIN"; done; }
pass() { local line; while IFS= read -r line || [ -n "$line" ]; do say "$line"; done; }
step() { say ""; say "== $*"; }
# What the next results are about: a name out of the list that TROUBLESHOOTING.md explains, and the object, if there are several.
about() { CHECK=${1:-} SUBJECT=${2:-}; }
result() { # RESULT WORD TEXT
  say "  $2 ${CHECK:+$CHECK${SUBJECT:+ $SUBJECT}: }$3"
  if [ "$JSON" = yes ] && [ -n "$CHECK" ]; then add_row "$1" "$3"; fi
}
ok() { result ok 'ok     ' "$*"; }
skip() { result skipped SKIPPED "$*"; }
note() { result note 'note   ' "$*"; }
# A check that failed. The stage goes on, so that everything wrong is named, and stops at its end.
bad() { FAILED=$((FAILED + 1)); result failed 'FAILED ' "$*"; }
# Stops. First what is wrong, then what to do, a line each.
die() {
  local line
  LAST=$*
  for line in "$@"; do say "$line"; done >&2
  exit 1
}
# Stops at words that cannot be understood, before anything is done.
refuse() { # WHAT-IS-WRONG
  say "$1" >&2
  say "Try ./${0##*/} --help" >&2
  exit 2
}
# Ends a stage whose checks failed.
stop_if_failed() { [ "$FAILED" = 0 ] || die "$1: $FAILED checks failed, see FAILED above. Nothing after it was started."; }

# When exec fails it may print its request, with the whole script in it.
without_request() { sed -e '/^command terminated/d' -e 's/[?&]command=[^ "]*//g'; }
# Runs a program; its complaints, which may quote anything, are cleaned on their way to the screen.
cleaned() { { "$@" 2>&1 >&3 3>&- | shown >&2; } 3>&1; }
k() { cleaned kubectl --context "$CONTEXT" "$@"; }
kn() { k -n "$NAMESPACE" "$@"; }
h() { cleaned helm --kube-context "$CONTEXT" "$@"; }
# The charts' notes are their licence, and commands for another installation than this.
h_without_notes() { h "$@" | sed '/^NOTES:/,$d'; }

# A command as it can be typed: the three short names spelt out.
spelt() {
  case $1 in
    k) set -- kubectl --context "$CONTEXT" "${@:2}" ;;
    kn) set -- kubectl --context "$CONTEXT" -n "$NAMESPACE" "${@:2}" ;;
    h | h_without_notes) set -- helm --kube-context "$CONTEXT" "${@:2}" ;;
  esac
  printf ' %q' "$@"
}
# Changes something: prints the command and runs it, unless this is a dry run. Output goes to screen and log.
change() {
  say "  +$(spelt "$@")"
  [ "$DRY_RUN" = yes ] || "$@" 2>&1 | pass
}
# The same for a command that reads a secret on standard input.
change_quietly() {
  if [ "$DRY_RUN" = yes ]; then
    cat >/dev/null
    say "  +$(spelt "$@") # reads on standard input what is made or asked for then"
  else change "$@"; fi
}

# Says whether an object is there. An API server that does not answer is no "absent": it stops everything.
# What kubectl says on the side goes to the screen: a mere warning must not look like an answer.
exists() {
  local found
  found=$(kn get "$1" "$2" --ignore-not-found -o name) || die "kubectl cannot look for $1 $2, see above."
  [ -n "$found" ]
}

terminal() { { : </dev/tty; } 2>/dev/null || die "$1, but there is no terminal."; }
# Asks at the terminal, without an echo, for a secret that is not known yet; keeps it in a variable that is not exported.
ask() { # VARIABLE LABEL
  local value=''
  [ -z "${!1:-}" ] || return 0
  if [ "$DRY_RUN" = no ]; then
    terminal "$2 has to be asked for or be in a file below secrets/"
    trap 'stty echo </dev/tty; exit 130' INT
    while [ -z "$value" ]; do
      printf '%s: ' "$2" >/dev/tty
      IFS= read -rs value </dev/tty || die "No answer: nothing was created."
      printf '\n' >/dev/tty
    done
    trap - INT
  fi
  printf -v "$1" %s "$value"
}
# Goes on only if this word is typed.
confirm() { # WORD
  local answer=''
  terminal "This has to be confirmed (look with --dry-run, then add --yes)"
  printf 'Type %s to go on: ' "$1" >/dev/tty
  IFS= read -r answer </dev/tty || true
  [ "$answer" = "$1" ] || die "Not confirmed. Nothing was changed."
}

# Returns the value of a key in a Secret in the cluster, decoded.
secret_value() { kn get secret "$1" -o "jsonpath={.data.${2//./\\.}}" | openssl base64 -d -A; }
# 43 characters of URL-safe base64: 32 random bytes. An openssl that prints nothing may still say that all is well.
random_key() {
  local key
  key=$(openssl rand -base64 32 | tr -- '+/' '-_' | tr -d '=\n') || key=''
  case ${#key}:$key in 43:*[!A-Za-z0-9_-]*) ;; 43:*) printf %s "$key"; return ;; esac
  die "openssl rand gave no 32 random bytes. Nothing was made of it."
}
# Base64 of standard input; something has to come out.
coded() {
  local text
  text=$(openssl base64 -A) || text=''
  [ -n "$text" ] || die "openssl base64 printed nothing. Nothing was made of it."
  printf %s "$text"
}

# Stops, and says how to name the cluster: the command that was typed, with the current context added if there is one.
which_cluster() { # CURRENT-CONTEXT
  local how
  if [ -n "$1" ]; then how="Your current context is '$1'. If that is the one:$(spelt "./${0##*/}" ${TYPED[@]+"${TYPED[@]}"} --context "$1")"
  else how="You have no current context. Choose one first: kubectl config get-contexts, then kubectl config use-context NAME"; fi
  die "Which cluster? The answers name no kube-context, and guessing one could install into the wrong cluster." \
    "Write its name into the line KUBE_CONTEXT of site.sh, or add --context NAME to your command." "$how" "Nothing was changed."
}
# Stops unless the context is the expected one.
check_context() {
  local current server
  current=$(kubectl config current-context 2>/dev/null || true)
  CONTEXT=${CONTEXT:-$KUBE_CONTEXT}
  [ -n "$CONTEXT" ] || which_cluster "$current"
  if [ -n "$KUBE_CONTEXT" ] && [ "$CONTEXT" != "$KUBE_CONTEXT" ]; then
    die "Wrong cluster: this bundle is for the context '$KUBE_CONTEXT', not for '$CONTEXT'." "Nothing was changed."
  fi
  server=$(kubectl config view -o "jsonpath={.contexts[?(@.name==\"$CONTEXT\")].context.cluster}" 2>/dev/null) || server=''
  [ -n "$server" ] || die "Your kubeconfig has no context '$CONTEXT' (the current one is '${current:-none}')." "Nothing was changed."
  if [ "$current" != "$CONTEXT" ]; then
    die "Your current context is '${current:-none}', but this is meant for '$CONTEXT'." \
      "Change over with:$(spelt kubectl config use-context "$CONTEXT")" "Nothing was changed."
  fi
  server=$(cleaned kubectl config view --minify -o 'jsonpath={.clusters[0].cluster.server}')
  say "Context    $CONTEXT"
  say "API server $server"
  say "Namespace  $NAMESPACE"
}

# Stops at answers that a program could take for an option or for its own syntax: site.sh may have been edited.
check_site() {
  local value wrong=''
  # An editor of Windows, or git on it. The values would end in a sign that nobody sees.
  case $(cat site.sh) in *$'\r'*) die "site.sh has the line ends of Windows: unpack it again, or take them away with tr -d '\\r'. Nothing was changed." ;; esac
  [ "$BUNDLE_FORMAT" = 2 ] || die "site.sh and these scripts come from two different downloads. Take all of them from one."
  for value in "${RELEASES[@]}" "${WORKLOADS[@]}"; do # three words each
    case $value in
      [!a-z0-9]* | *' '[!a-z0-9]* | *[!a-z0-9' '._-]* | *' '*' '*' '*) wrong=$value ;;
      *?' '?*' '?*) ;;
      *) wrong=$value ;;
    esac
  done
  for value in "$NAMESPACE" "$PULL_SECRET" "$TLS_SECRET" "$CA_MAP" ${RESTART_STALE[@]+"${RESTART_STALE[@]}"} \
    "${SERVICE_ACCOUNTS[@]}" "${SERVICES[@]}" ${INGRESSES[@]+"${INGRESSES[@]}"}; do
    case $value in [!a-z0-9]* | *[!a-z0-9.-]*) wrong=$value ;; esac
  done
  for value in "$MEK_ID" "$CA_KEY" "$CHART_VERSION" "$PUBLIC_HOST"; do
    case $value in '' | [!A-Za-z0-9]* | *[!A-Za-z0-9._+-]*) wrong=${value:-(nothing)} ;; esac
  done
  case $CHART_SOURCE:$CHART_LOCATION in repository:https://* | oci:oci://* | archive:[!-]*) ;; *) wrong=$CHART_LOCATION ;; esac
  [ -z "$wrong" ] || die "site.sh: '$wrong' is not a valid value. Correct it, or make the bundle again. Nothing was changed."
}

# Names a file that is not as it was downloaded.
differs() { # FILE
  if [ "$1" = site.sh ]; then note "site.sh differs from the download: right if you wrote KUBE_CONTEXT into it."
  elif [ -e "$1" ]; then note "differs from the download: $1. If none of you changed it, unpack the bundle again."
  else note "is missing, and was in the download: $1. Unpack the bundle again."; fi
}

# What every script that touches a cluster starts with.
begin() {
  local tool
  # Somebody else's link would have us write where they please.
  [ ! -L install.log ] || die "install.log is a link. Remove it, then run this again."
  LOG=install.log
  { touch "$LOG" && chmod 600 "$LOG"; } 2>/dev/null || die "install.log cannot be written in $PWD: copy this folder to where you may write, and run it there."
  case $(ls -ld "$LOG") in -rw-------*) ;; *) note "This file system keeps no rights: whoever uses this computer may read this folder, secrets/ too." ;; esac
  for tool in kubectl helm openssl curl awk sed; do
    command -v "$tool" >/dev/null || die "$tool is missing on this computer: install it."
  done
  check_site
  check_context
  tool="shasum -a 256"
  ! command -v sha256sum >/dev/null || tool=sha256sum
  if [ -f SHA256SUMS ]; then
    $tool -c SHA256SUMS 2>/dev/null | sed -n 's/: FAILED.*//p' | while read -r tool; do differs "$tool"; done || true
  fi
}

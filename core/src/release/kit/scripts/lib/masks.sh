# What may not get into an archive for support: the values of all Secrets in the namespace, and what looks like a secret.
# Values come from kubectl and go to the filter through pipes: no file holds them, no program is called with them.
# shellcheck shell=bash

# Adds a line to MASKS, and with FORMS the forms in which logs may show it.
mask() { # LINE FORMS
  local line=$1 at code form=''
  # Nobody could tell one or two characters from any others; what stands openly in site.sh is no secret.
  [ ${#line} -gt 2 ] || return 0
  case $OPEN in *$'\n'"$line"$'\n'*) return 0 ;; esac
  MASKS=$MASKS$line$'\n'
  if [ "$2" = no ] || [ ${#line} -gt 300 ]; then return 0; fi
  code=$(printf %s "$line" | coded)
  MASKS=$MASKS${code%%=*}$'\n'
  case $line in *[!A-Za-z0-9._~-]*) ;; *) return 0 ;; esac
  MASKS=$MASKS$(escaped "$line")$'\n'${line//\'/\\\'}$'\n'
  for ((at = 0; at < ${#line}; at++)); do
    code=${line:at:1}
    case $code in
      [!A-Za-z0-9._~-])
        printf -v code %d "'$code"
        printf -v code %%%02X $((code & 255))
        ;;
    esac
    form=$form$code
  done
  MASKS=$MASKS$form$'\n'
}

# Adds a text, and what is in it: each line, what stands in quotes, the password in an address, what was base64.
learn() { # TEXT DEPTH
  local line piece rest forms=yes
  # A certificate or a key: no log shows a line of it in another form.
  case $1 in *-----BEGIN*) forms=no ;; esac
  [ ${#1} -lt 20000 ] || forms=no
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in '' | -----*) continue ;; esac
    mask "$line" "$forms"
    if [ "$forms" = no ] || [ "$2" -gt 4 ]; then continue; fi
    case $line in
      *://*:*@*)
        piece=${line#*://*:}
        learn "${piece%@*}" $(($2 + 1))
        ;;
    esac
    case $line in
      *\"*)
        rest=$line\"
        while [ -n "$rest" ]; do
          piece=${rest%%\"*} rest=${rest#*\"}
          # Not the names of JSON, nor what stands between them.
          case $rest in :* | ' :'*) continue ;; esac
          case $piece in "$line" | *[:=]' ') ;; *[A-Za-z0-9]*) learn "$piece" $(($2 + 1)) ;; esac
        done
        ;;
      *': '[A-Za-z0-9+/]*) learn "${line#*: }" $(($2 + 1)) ;;
      ????????????*)
        case $line in *[!A-Za-z0-9+/=]*) continue ;; esac
        piece=$(printf %s "$line" | openssl base64 -d -A 2>/dev/null | tr -d '\000') || true
        case ${piece//$'\n'/} in '' | *[[:cntrl:]]*) continue ;; esac
        learn "$piece" $(($2 + 1))
        # user:password
        case $piece in \{*) ;; *:*) learn "${piece#*:}" $(($2 + 1)) ;; esac
        ;;
    esac
  done < <(printf '%s\n' "$1")
}

# Collects MASKS, the longest first. False if the Secrets may not be read.
know_masks() {
  local code name text
  OPEN=$'\n'
  for name in NAMESPACE PUBLIC_HOST DB_HOST DB_PORT DB_NAME DB_USER DB_ADMIN_USER REDIS_HOST REDIS_PORT PULL_REGISTRY PULL_USER \
    PULL_SECRET ISSUER JWKS_URI MEK_ID CA_KEY CA_MAP TLS_SECRET OSMO_TAG CHART_VERSION CONTEXT; do OPEN=$OPEN${!name}$'\n'; done
  for name in true false yes no null none oct; do OPEN=$OPEN$name$'\n'; done
  MASKS=''
  # Helm's own copies are packed: no log shows them.
  text=$(kn get secrets -o 'go-template={{range .items}}{{if ne .type "helm.sh/release.v1"}}{{range .data}}{{.}}{{"\n"}}{{end}}{{end}}{{end}}') || return
  while read -r code; do
    [ -z "$code" ] || learn "$(printf %s "$code" | openssl base64 -d -A 2>/dev/null | tr -d '\000')" 0
    # As it stands in the cluster: what is learnt from it has lost the line breaks at its end.
    [ "${#code}" -lt 12 ] || MASKS=$MASKS${code%%=*}$'\n'
  done < <(printf '%s\n' "$text")
  learn "$(kn get configmap mek-config --ignore-not-found -o 'jsonpath={.data.mek\.yaml}' || true)" 0
  # What was in the cluster for a while only is here still.
  for name in secrets/*.yaml; do
    [ ! -f "$name" ] || learn "$(awk '/^(stringData|data):/ { on = 1; next } /^[^ ]/ { on = 0 } on' "$name")" 0
  done
  MASKS=$(printf %s "$MASKS" | awk 'length > 2 { print length, $0 }' | sort -rn | uniq | cut -d' ' -f2-)
}

# For awk; the first file holds the masks. A short one counts only as a word of its own.
IFS= read -r -d '' HIDE <<'EOS' || true
BEGIN {
  while ((getline one < ARGV[1]) > 0) if (one != "") masks[++count] = one
  ARGV[1] = ""
  words = "(password|passwd|passphrase|secret|token|api_?key|access_?key|credentials?|private_?key)"
}
function hide(text, what,   at, out, left, right) {
  out = ""
  while (at = index(text, what)) {
    left = at > 1 ? substr(text, at - 1, 1) : substr(out, length(out))
    right = substr(text, at + length(what), 1)
    if (length(what) < 6 && (left ~ /[A-Za-z0-9]/ || right ~ /[A-Za-z0-9]/)) out = out substr(text, 1, at + length(what) - 1)
    else out = out substr(text, 1, at - 1) "[masked]"
    text = substr(text, at + length(what))
  }
  return out text
}
# Takes away what follows a pattern, up to one of these characters.
function cut(text, pattern, stop,   out, end) {
  out = ""
  while (match(tolower(text), pattern)) {
    out = out substr(text, 1, RSTART + RLENGTH - 1)
    text = substr(text, RSTART + RLENGTH)
    end = match(text, stop) ? RSTART : length(text) + 1
    if (end > 1) out = out "[masked]"
    text = substr(text, end)
  }
  return out text
}
{
  for (i = 1; i <= count; i++) if (index($0, masks[i])) $0 = hide($0, masks[i])
  # The cluster need not know a secret any more, or not here: what looks like one goes, too.
  gsub(/eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_.-]+/, "[masked]")
  gsub(/:\/\/[^\/@ ]*:[^\/@ ]*@/, "://[masked]@")
  $0 = cut($0, "(authorization|cookie)[\"']?[ ]*[:=][ ]*[\"']?", "[\"']")
  $0 = cut($0, "bearer ", "[ \"',}]")
  $0 = cut($0, "[?&](code|state|session_state)=", "[& \"']")
  $0 = cut($0, words "[\"']?[ ]*[:=][ ]*[\"']?", "[ \"',&;})]")
  print substr($0, 1, 4000)
}
EOS
# Standard input without secrets, and without what a terminal would obey.
masked() { tr -d '\000' | awk "$HIDE" <(printf '%s\n' "$MASKS") - | tr -d '\001-\010\013-\037\177'; }

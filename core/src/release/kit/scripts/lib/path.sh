# The way that a browser and the CLI take, without either of them: ingress, Envoy, authorization, database and key.
# shellcheck shell=bash

# Asks an address for its status, and where it leads to. No body is shown: it may hold anything.
ask_address() { curl "$@" -s -o /dev/null -m 20 -w '%{http_code} %{redirect_url}' "https://$PUBLIC_HOST$WAY" || true; }

# The provider's own curl: with the private authority, where it is the provider's too.
curl_provider() {
  case " ${CA_FOR[*]-} " in *' idp '*) set -- --cacert ca.crt "$@" ;; esac
  curl -sS -m 20 "$@" 2>&1
}

# Says whether a page with its headers is a refusal. WORDS is what a person would read there, without tags, scripts and
# signs that steer a terminal.
refuses() { # PAGE
  WORDS=$(sed '1,/^[[:space:]]*$/d' <<<"$1" | tr '\n\r\t' '   ' |
    sed 's/<script[^<]*<\/script>//g; s/<style[^<]*<\/style>//g; s/<[^>]*>/ /g; s/  */ /g; s/^ //; s/ $//' | tr -d '\000-\037\177-\237' | cut -c1-300)
  case $1 in
    HTTP/*' 4'[0-9][0-9]* | *ocation:*[?\&\#]error=*) ;;
    *AADSTS50011:* | *AADSTS700016:* | *AADSTS90002:*) WORDS=$(grep -o 'AADSTS[0-9]*: [^"\\<]*' <<<"$1" | sed 1q | cut -c1-300) ;;
    *) return 1 ;;
  esac
}

# Where the browser is sent: the provider may refuse it at once, which nobody sees before they try.
verify_login() { # ADDRESS
  local page
  if page=$(curl_provider -D - "$1") && refuses "$page"; then
    bad "the provider refuses the redirect URI or the client ID. Register it letter by letter; IDP-ADMIN.md says where. ($WORDS)"
  else ok "/ leads to the provider and back to /oauth2/callback"; fi
}

verify_path() {
  local found back="redirect_uri=https%3A%2F%2F$PUBLIC_HOST%2Foauth2%2Fcallback"
  about sign-in
  found=$(WAY=/ && ask_address -H 'Accept: text/html')
  case $found in
    "302 https://$PUBLIC_HOST/oauth2/start"*) found=$(WAY=/oauth2/start && ask_address) ;;
  esac
  case $found in
    30[127]" https://$PUBLIC_HOST/"*) bad "/ leads to ${found#* }, not to the provider." ;;
    30[127]' https://'*"$back"*) verify_login "${found#* }" ;;
    *) bad "/ answers '${found%%\?*}'. It should lead to the provider, with $back. See: oauth2-proxy in the pods osmo-ui." ;;
  esac
  about api
  found=$(WAY=/api/workflow && ask_address)
  case $found in
    401*) ok "without a token /api/workflow is refused" ;;
    2*) bad "/api/workflow answers without a token. Whoever reaches the address can use it: stop and look." ;;
    *) bad "/api/workflow answers '$found', not 401. See: envoy in the pods osmo-service." ;;
  esac
  about token
  if [ "$DEFAULT_ADMIN" = yes ]; then verify_token; else skip "there is no default admin"; fi
}
# Token and header go to curl on standard input, and -q keeps a .curlrc from showing or keeping what it sends.
verify_token() {
  local found
  HELD=$(secret_value default-admin-secret password) || HELD=''
  HELD=$(printf '{"token":"%s"}' "$HELD" | curl -q -s -m 20 -H 'Content-Type: application/json' --data @- \
    "https://$PUBLIC_HOST/api/auth/jwt/access_token" | sed -n 's/.*"token": *"\([^"]*\)".*/\1/p') || HELD=''
  if [ -z "$HELD" ]; then
    bad "the default admin's token is not taken. If it was changed: was osmo-service restarted? See its log."
    return
  fi
  found=$(WAY=/api/configs/service && printf 'Authorization: Bearer %s\n' "$HELD" | ask_address -q -H @-)
  HELD=''
  case $found in
    200*) ok "the default admin reads the settings, through Envoy, authorization, database and key" ;;
    401*) bad "Envoy refuses OSMO's own token. See: its log, \"Jwt\"; the clocks of the nodes." ;;
    403*) bad "the authorization sidecar refuses the default admin. See: authz-sidecar in the pods osmo-service." ;;
    *) bad "the settings cannot be read, '$found'. See: osmo-service; another master encryption key than the database's looks like this." ;;
  esac
}

# An API token of an administrator: Security, API, Tokens. It is typed, and reaches curl by its standard input.
printf 'API token: ' >&2
read -rs token
echo >&2
create() {
  printf 'header = "Authorization: SSWS %s"\n' "$token" |
    curl --fail-with-body --silent --show-error --config - --header 'Content-Type: application/json' \
      --data "$1" "https://$DOMAIN/api/v1/apps"
}
create "{\"name\": \"oidc_client\", \"label\": \"$NAME\", \"signOnMode\": \"OPENID_CONNECT\",
  \"credentials\": {\"oauthClient\": {\"token_endpoint_auth_method\": \"client_secret_basic\"}},
  \"settings\": {\"oauthClient\": {\"application_type\": \"web\", \"response_types\": [\"code\"],
    \"grant_types\": [\"authorization_code\", \"refresh_token\"],
    \"redirect_uris\": [\"$REDIRECT_URI\"], \"post_logout_redirect_uris\": [\"$HOME_URI\"]}}}" > client-secret.json
came_back client-secret.json
create "{\"name\": \"oidc_client\", \"label\": \"$NAME, command line\", \"signOnMode\": \"OPENID_CONNECT\",
  \"credentials\": {\"oauthClient\": {\"token_endpoint_auth_method\": \"none\"}},
  \"settings\": {\"oauthClient\": {\"application_type\": \"native\", \"response_types\": [],
    \"grant_types\": [\"urn:ietf:params:oauth:grant-type:device_code\", \"refresh_token\"]}}}" > device-client.json
came_back device-client.json
echo "client_id and client_secret are in client-secret.json, the device client's client_id in device-client.json."
echo "Left: assign both applications to groups. On a custom server the claim roles and an access policy for both: IDP-ADMIN.md."

signed_in=$(az account show --query tenantId --output tsv || true)
if [ "$signed_in" != "$TENANT" ]; then
  echo "Sign in first: az cloud set --name $CLOUD; az login --tenant $TENANT --allow-no-subscriptions" >&2
  exit 1
fi
if [ -n "$(az ad app list --display-name "$NAME" --query '[].appId' --output tsv)" ]; then
  echo "There is an application $NAME already: look at it in App registrations." >&2
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/roles.json" <<'JSON'
[{"id": "6f0d1b5c-4a52-4c8e-9b57-0a3c1d2e4f60", "value": "osmo-user", "displayName": "OSMO user",
  "description": "May use OSMO", "allowedMemberTypes": ["User"], "isEnabled": true},
 {"id": "6f0d1b5c-4a52-4c8e-9b57-0a3c1d2e4f61", "value": "osmo-admin", "displayName": "OSMO administrator",
  "description": "May administer OSMO", "allowedMemberTypes": ["User"], "isEnabled": true}]
JSON
# Microsoft Graph, delegated: openid, email, profile, offline_access.
cat > "$work/permissions.json" <<'JSON'
[{"resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [
  {"id": "37f7f235-527c-4136-accd-4a02d197296e", "type": "Scope"},
  {"id": "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0", "type": "Scope"},
  {"id": "14dad69e-099b-42c9-810b-d002981feec1", "type": "Scope"},
  {"id": "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "type": "Scope"}]}]
JSON
app=$(az ad app create --display-name "$NAME" --sign-in-audience AzureADMyOrg \
  --web-redirect-uris "$REDIRECT_URI" --is-fallback-public-client true \
  --app-roles "@$work/roles.json" --required-resource-accesses "@$work/permissions.json" \
  --query appId --output tsv)
[ -n "$app" ] || { echo "No application came back: look in App registrations before you run this again." >&2; exit 1; }
az ad sp create --id "$app" --output none
az ad sp update --id "$app" --set appRoleAssignmentRequired=true
az ad app credential reset --id "$app" --append --display-name osmo --years 1 \
  --query password --output tsv > client-secret.txt
came_back client-secret.txt
echo "Application (client) ID: $app"
echo "The client secret is in client-secret.txt."
echo "Left: admin consent (az ad app permission admin-consent --id $app). Then give people a role: Enterprise apps, $NAME, Users and groups, Add user/group."

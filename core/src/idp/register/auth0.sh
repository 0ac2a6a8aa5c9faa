auth0 apps create --name "$NAME" --type regular --callbacks "$REDIRECT_URI" --logout-urls "$HOME_URI" \
  --reveal-secrets --json --no-input > client-secret.json
came_back client-secret.json
echo "client_id and client_secret are in client-secret.json."
echo "Left: $HOME_URI as the first of the tenant's Allowed Logout URLs."

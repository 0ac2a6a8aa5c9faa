aws cognito-idp create-user-pool-client --region "$REGION" --user-pool-id "$POOL" --client-name "$NAME" \
  --generate-secret --callback-urls "$REDIRECT_URI" --logout-urls "$HOME_URI" \
  --allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows code --allowed-o-auth-scopes openid email profile \
  --supported-identity-providers COGNITO --enable-token-revocation --prevent-user-existence-errors ENABLED \
  --output json > client-secret.json
came_back client-secret.json
echo "ClientId and ClientSecret are in client-secret.json."
echo "Left: the names of your SAML or OIDC sources beside COGNITO, if people come from there."

terraform {
  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 1.0"
    }
  }
}

# AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET in the environment: of an application that may use the Management API.
provider "auth0" {
  domain = local.domain
}

resource "auth0_client" "osmo" {
  name                = local.name
  app_type            = "regular_web"
  oidc_conformant     = true
  callbacks           = [local.redirect_uri]
  allowed_logout_urls = [local.home_uri]
  grant_types         = ["authorization_code", "refresh_token"]

  jwt_configuration {
    alg = "RS256"
  }
}

data "auth0_client" "osmo" {
  client_id = auth0_client.osmo.client_id
}

output "client_id" {
  value = auth0_client.osmo.client_id
}

output "client_secret" {
  value     = data.auth0_client.osmo.client_secret
  sensitive = true
}

# Left: the logout address as the first of the tenant's Allowed Logout URLs.

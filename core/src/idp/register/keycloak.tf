terraform {
  required_providers {
    keycloak = {
      source  = "keycloak/keycloak"
      version = "~> 5.0"
    }
  }
}

# KEYCLOAK_USER and KEYCLOAK_PASSWORD in the environment: an administrator's.
provider "keycloak" {
  client_id = "admin-cli"
  url       = local.server
}

data "keycloak_realm" "osmo" {
  realm = local.realm
}

resource "keycloak_openid_client" "browser" {
  realm_id                        = data.keycloak_realm.osmo.id
  client_id                       = local.browser_client
  name                            = local.name
  access_type                     = "CONFIDENTIAL"
  standard_flow_enabled           = true
  valid_redirect_uris             = [local.redirect_uri]
  valid_post_logout_redirect_uris = [local.home_uri]
  pkce_code_challenge_method      = "S256"
}

resource "keycloak_openid_client" "device" {
  realm_id                                  = data.keycloak_realm.osmo.id
  client_id                                 = local.device_client
  name                                      = "${local.name}, command line"
  access_type                               = "PUBLIC"
  oauth2_device_authorization_grant_enabled = true
}

locals {
  clients = {
    browser = keycloak_openid_client.browser
    device  = keycloak_openid_client.device
  }
}

resource "keycloak_role" "user" {
  for_each  = local.clients
  realm_id  = data.keycloak_realm.osmo.id
  client_id = each.value.id
  name      = "osmo-user"
}

resource "keycloak_role" "admin" {
  for_each  = local.clients
  realm_id  = data.keycloak_realm.osmo.id
  client_id = each.value.id
  name      = "osmo-admin"
}

resource "keycloak_openid_user_client_role_protocol_mapper" "roles" {
  for_each                    = local.clients
  realm_id                    = data.keycloak_realm.osmo.id
  client_id                   = each.value.id
  name                        = "roles"
  claim_name                  = "roles"
  multivalued                 = true
  client_id_for_role_mappings = each.value.client_id
}

output "client_secret" {
  value     = keycloak_openid_client.browser.client_secret
  sensitive = true
}

# Left: give people the client roles osmo-user or osmo-admin of both clients: Users, the person, Role mapping, Assign role.

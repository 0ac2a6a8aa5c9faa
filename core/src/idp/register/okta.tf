terraform {
  required_providers {
    okta = {
      source  = "okta/okta"
      version = ">= 4.0"
    }
  }
}

# OKTA_API_TOKEN in the environment: an administrator's.
provider "okta" {
  org_name = split(".", local.domain)[0]
  base_url = join(".", slice(split(".", local.domain), 1, length(split(".", local.domain))))
}

variable "groups" {
  description = "The beginning of the names of the groups that become roles."
  type        = string
  default     = "osmo-"
}

resource "okta_app_oauth" "browser" {
  label                      = local.name
  type                       = "web"
  grant_types                = ["authorization_code", "refresh_token"]
  response_types             = ["code"]
  redirect_uris              = [local.redirect_uri]
  post_logout_redirect_uris  = [local.home_uri]
  token_endpoint_auth_method = "client_secret_basic"
  pkce_required              = true

  # Of the org server, which leaves it out of ID tokens that come with an access token: roles need a custom server.
  groups_claim {
    type        = "FILTER"
    filter_type = "STARTS_WITH"
    name        = "roles"
    value       = var.groups
  }
}

resource "okta_app_oauth" "device" {
  label                      = "${local.name}, command line"
  type                       = "native"
  grant_types                = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"]
  redirect_uris              = [local.home_uri]
  token_endpoint_auth_method = "none"
}

# The claim of a custom authorization server.
resource "okta_auth_server_claim" "roles" {
  count                   = local.server == "" ? 0 : 1
  auth_server_id          = local.server
  name                    = "roles"
  claim_type              = "IDENTITY"
  value_type              = "GROUPS"
  group_filter_type       = "STARTS_WITH"
  value                   = var.groups
  always_include_in_token = true
}

# A custom authorization server lets nobody in without a policy of its own.
resource "okta_auth_server_policy" "osmo" {
  count            = local.server == "" ? 0 : 1
  auth_server_id   = local.server
  name             = local.name
  description      = "Sign-in to ${local.name}"
  priority         = 1
  status           = "ACTIVE"
  client_whitelist = [okta_app_oauth.browser.client_id, okta_app_oauth.device.client_id]
}

resource "okta_auth_server_policy_rule" "osmo" {
  count                = local.server == "" ? 0 : 1
  auth_server_id       = local.server
  policy_id            = okta_auth_server_policy.osmo[0].id
  name                 = "Everybody who is assigned to the application"
  priority             = 1
  status               = "ACTIVE"
  grant_type_whitelist = ["authorization_code", "urn:ietf:params:oauth:grant-type:device_code"]
  scope_whitelist      = ["*"]
  group_whitelist      = ["EVERYONE"]
}

output "client_id" {
  value = okta_app_oauth.browser.client_id
}

output "device_client_id" {
  value = okta_app_oauth.device.client_id
}

output "client_secret" {
  value     = okta_app_oauth.browser.client_secret
  sensitive = true
}

# Left: assign both applications to groups. "default" as authorization server: write its ID in its place.

terraform {
  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
  }
}

# Signs in as the Azure CLI does.
provider "azuread" {
  tenant_id   = local.tenant
  environment = lookup({ AzureUSGovernment = "usgovernment", AzureChinaCloud = "china" }, local.cloud, "global")
}

resource "azuread_application" "osmo" {
  display_name                   = local.name
  sign_in_audience               = "AzureADMyOrg"
  prevent_duplicate_names        = true
  fallback_public_client_enabled = true

  web {
    redirect_uris = [local.redirect_uri]
  }

  app_role {
    id                   = "6f0d1b5c-4a52-4c8e-9b57-0a3c1d2e4f60"
    value                = "osmo-user"
    display_name         = "OSMO user"
    description          = "May use OSMO"
    allowed_member_types = ["User"]
  }

  app_role {
    id                   = "6f0d1b5c-4a52-4c8e-9b57-0a3c1d2e4f61"
    value                = "osmo-admin"
    display_name         = "OSMO administrator"
    description          = "May administer OSMO"
    allowed_member_types = ["User"]
  }

  # Microsoft Graph, delegated: openid, email, profile, offline_access.
  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "osmo" {
  client_id                    = azuread_application.osmo.client_id
  app_role_assignment_required = true
}

resource "azuread_application_password" "osmo" {
  application_id = azuread_application.osmo.id
  display_name   = "osmo"
}

output "client_id" {
  value = azuread_application.osmo.client_id
}

output "client_secret" {
  value     = azuread_application_password.osmo.value
  sensitive = true
}

# Left: admin consent. Then give people a role: Enterprise apps, Users and groups, Add user/group.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

provider "aws" {
  region = local.region
}

resource "aws_cognito_user_pool_client" "osmo" {
  name                                 = local.name
  user_pool_id                         = local.pool
  generate_secret                      = true
  callback_urls                        = [local.redirect_uri]
  logout_urls                          = [local.home_uri]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email", "profile"]
  supported_identity_providers         = ["COGNITO"]
  enable_token_revocation              = true
  prevent_user_existence_errors        = "ENABLED"
}

output "client_id" {
  value = aws_cognito_user_pool_client.osmo.id
}

output "client_secret" {
  value     = aws_cognito_user_pool_client.osmo.client_secret
  sensitive = true
}

# Left: the names of your SAML or OIDC sources beside COGNITO, if people come from there.

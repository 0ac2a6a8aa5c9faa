{{/* Envoy in front of one of OSMO's programs: a session or a bearer token, then the signing keys, then the roles. */}}
{{- define "envoy" -}}
{{- $envoy := .Values.sidecars.envoy }}
{{- $proxy := .Values.sidecars.oauth2Proxy }}
admin:
  address: {socket_address: {address: 0.0.0.0, port_value: 9901}}
static_resources:
  listeners:
    - name: svc_listener
      address: {socket_address: {address: 0.0.0.0, port_value: 8080}}
      filter_chains:
        - filters:
            - name: envoy.filters.network.http_connection_manager
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: ingress_http
                max_request_headers_kb: 128
                route_config:
                  name: service_routes
                  internal_only_headers: {{ include "ours" . }}
                  virtual_hosts:
                    - name: service
                      domains: ["*"]
                      routes:
                        {{- if eq .Values.of "web-ui" }}
                        - match: {path: /signout}
                          redirect: {path_redirect: "/oauth2/sign_out{{ with $proxy.oidcEndSessionUrl }}?rd={{ urlquery . }}{{ end }}"}
                        {{- end }}
                        - {match: {prefix: /oauth2/}, route: {cluster: oauth2-proxy}}
                        - {match: {prefix: /}, route: {cluster: service}}
                http_filters:
                  {{- include "lua" (list "strip-unauthorized-headers" (include "strip" .)) | nindent 18 }}
                  {{- include "lua" (list "add-auth-skip" (include "skip" .)) | nindent 18 }}
                  - name: ext-authz-oauth2-proxy
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.common.matching.v3.ExtensionWithMatcher
                      xds_matcher:
                        matcher_list:
                          matchers:
                            - predicate:
                                or_matcher:
                                  predicate:
                                    - single_predicate: {{ include "header" (list "x-osmo-auth-skip" "exact" "true") }}
                                    - single_predicate: {{ include "header" (list "authorization" "prefix" "Bearer ") }}
                              on_match: {{ include "leave" . }}
                      extension_config:
                        name: envoy.filters.http.ext_authz
                        typed_config:
                          "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
                          failure_mode_allow: false
                          http_service:
                            server_uri: {uri: "http://127.0.0.1:4180/oauth2/auth", cluster: oauth2-proxy, timeout: 3s}
                            authorization_request: {allowed_headers: {patterns: [{exact: cookie}]}}
                            authorization_response:
                              allowed_upstream_headers:
                                patterns: [{exact: authorization}, {prefix: x-auth-request-}]
                              allowed_client_headers_on_success: {patterns: [{exact: set-cookie}]}
                  - name: jwt-authn-with-matcher
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.common.matching.v3.ExtensionWithMatcher
                      xds_matcher:
                        matcher_list:
                          matchers:
                            - predicate:
                                single_predicate: {{ include "header" (list "x-osmo-auth-skip" "exact" "true") }}
                              on_match: {{ include "leave" . }}
                      extension_config:
                        name: envoy.filters.http.jwt_authn
                        typed_config:
                          "@type": type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication
                          providers:
                            {{- range $number, $one := $envoy.jwt.providers }}
                            provider_{{ $number }}:
                              issuer: {{ $one.issuer }}
                              audiences: [{{ $one.audience }}]
                              forward: true
                              payload_in_metadata: verified_jwt
                              from_headers: [{name: authorization, value_prefix: "Bearer "}]
                              remote_jwks:
                                http_uri: {uri: {{ $one.jwks_uri }}, cluster: {{ $one.cluster }}, timeout: 5s}
                                cache_duration: 600s
                                async_fetch: {failed_refetch_duration: 1s}
                              claim_to_headers: [{claim_name: {{ $one.user_claim }}, header_name: {{ $envoy.jwt.user_header }}}]
                            {{- end }}
                          rules:
                            - match: {prefix: /}
                              requires:
                                requires_any:
                                  requirements:
                                    {{- range $number, $_ := $envoy.jwt.providers }}
                                    - provider_name: provider_{{ $number }}
                                    {{- end }}
                  {{- include "lua" (list "roles" (include "roles" .)) | nindent 18 }}
                  {{- if ne .Values.of "web-ui" }}
                  - name: envoy.filters.http.ext_authz
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
                      transport_api_version: V3
                      failure_mode_allow: false
                      grpc_service: {envoy_grpc: {cluster_name: authz-sidecar}, timeout: 1s}
                  {{- end }}
                  - name: envoy.filters.http.router
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
  clusters:
    {{- include "cluster" (dict "name" "service" "host" "127.0.0.1" "port" 8000) | nindent 4 }}
    {{- include "cluster" (dict "name" "oauth2-proxy" "host" "127.0.0.1" "port" 4180) | nindent 4 }}
    {{- include "cluster" (dict "name" "authz-sidecar" "host" "127.0.0.1" "port" 50052 "http2" true) | nindent 4 }}
    {{- with $envoy.idp.host }}
    {{- include "cluster" (dict "name" "idp" "host" . "port" 443 "tls" true) | nindent 4 }}
    {{- end }}
    {{- with $envoy.osmoauth }}
    {{- include "cluster" (dict "name" "osmoauth" "host" .address "port" .port) | nindent 4 }}
    {{- end }}
{{- end }}

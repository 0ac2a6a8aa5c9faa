{{- define "ours" -}}
[x-osmo-auth-skip, x-osmo-user, x-osmo-token-name, x-osmo-workflow-id, x-osmo-allowed-pools]
{{- end }}

{{/* A condition on a header: name, way of comparing, value. */}}
{{- define "header" -}}
{{- $type := dict "@type" "type.googleapis.com/envoy.type.matcher.v3.HttpRequestHeaderMatchInput" "header_name" (index . 0) -}}
{{ toJson (dict "input" (dict "name" "request-headers" "typed_config" $type) "value_match" (dict (index . 1) (index . 2))) }}
{{- end }}

{{/* Passes a filter over. */}}
{{- define "leave" -}}
{{- $type := dict "@type" "type.googleapis.com/envoy.extensions.filters.common.matcher.action.v3.SkipFilter" -}}
{{ toJson (dict "action" (dict "name" "skip" "typed_config" $type)) }}
{{- end }}

{{- define "lua" -}}
- name: {{ index . 0 }}
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
    default_source_code:
      inline_string: |
        function envoy_on_request(handle)
          {{- index . 1 | nindent 10 }}
        end
{{- end }}

{{- define "strip" -}}
local headers = handle:headers()
for _, name in ipairs({"x-osmo-auth-skip", "x-osmo-user", "x-osmo-roles", "x-osmo-token-name", "x-osmo-workflow-id", "x-osmo-allowed-pools"}) do
  headers:remove(name)
end
{{- end }}

{{- define "skip" -}}
local path = handle:headers():get(":path") or ""
for _, open in ipairs({ {{- range .Values.sidecars.envoy.skipAuthPaths }}'{{ . }}', {{ end -}} }) do
  if path:sub(1, #open) == open then
    handle:headers():replace("x-osmo-auth-skip", "true")
  end
end
{{- end }}

{{- define "roles" -}}
local found = handle:streamInfo():dynamicMetadata():get("envoy.filters.http.jwt_authn")
if found ~= nil and found.verified_jwt ~= nil then
  handle:headers():replace("x-osmo-roles", table.concat(found.verified_jwt.roles, ","))
end
{{- end }}

{{- define "cluster" -}}
- name: {{ .name }}
  type: STRICT_DNS
  connect_timeout: 3s
  dns_lookup_family: V4_ONLY
  {{- if .http2 }}
  typed_extension_protocol_options:
    envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
      "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
      explicit_http_config: {http2_protocol_options: {}}
  {{- end }}
  load_assignment:
    cluster_name: {{ .name }}
    endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: {{ .host }}, port_value: {{ .port }}}}}}]}]
  {{- if .tls }}
  transport_socket:
    name: envoy.transport_sockets.tls
    typed_config:
      "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
      sni: {{ .host }}
  {{- end }}
{{- end }}

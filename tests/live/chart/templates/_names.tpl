{{- define "name" -}}
{{ get (dict "service" "osmo-service" "router" "osmo-router" "web-ui" "osmo-ui") .Values.of }}
{{- end }}

{{/* What stands in the values about the one that is served. */}}
{{- define "served" -}}
{{ toJson (eq .Values.of "web-ui" | ternary .Values.services.ui .Values.services.service) }}
{{- end }}

{{- define "paths" -}}
{{ toJson (get (dict "service" (list "/api" "/client") "router" (list "/api/router") "web-ui" (list "/")) .Values.of) }}
{{- end }}

{{/* Arguments of OSMO's API that the command line gets to see. */}}
{{- define "login" -}}
{{- range $name, $value := (.Values.services.service).auth }}
{{- if ne $name "enabled" }}
- --{{ $name }}
- {{ $value | quote }}
{{- end }}
{{- end }}
{{- end }}

"""Stands in for OSMO's authorization sidecar on port 50052, without its database: whoever has the role osmo-user or osmo-admin in
`x-osmo-roles` may do all, others only what needs no sign-in. The answer to others is the sidecar's own: 403, "access denied".
"""
from concurrent import futures

import grpc

OPEN = ("/api/version", "/api/auth/", "/client/version")
SERVICE, METHOD = "envoy.service.auth.v3.Authorization", "Check"


def fields(data):
    """Yields number and content of the length-delimited fields of a protobuf message, passing over the others."""
    at = 0

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = number()
        match key & 7:
            case 0:
                number()
            case 1:
                at += 8
            case 2:
                size = number()
                yield key >> 3, data[at:at + size]
                at += size
            case 5:
                at += 4
            case other:
                raise ValueError(f"wire type {other}")


def inside(data, *path):
    """Returns the first message at a path of field numbers."""
    for step in path:
        data = next((content for number, content in fields(data) if number == step), b"")
    return data


def headers(request):
    """Returns the HTTP headers in a CheckRequest: attributes 1, request 4, http 2, headers 3 (a map)."""
    found = {}
    for number, entry in fields(inside(request, 1, 4, 2)):
        if number == 3:
            parts = dict(fields(entry))
            found[parts[1].decode()] = parts.get(2, b"").decode(errors="replace")
    return found


def check(request, _):
    """Answers a CheckRequest with a CheckResponse, both as bytes."""
    seen = headers(request)
    roles = {role.strip() for role in seen.get("x-osmo-roles", "").split(",")}
    allowed = bool(roles & {"osmo-user", "osmo-admin"}) or seen.get(":path", "").startswith(OPEN)
    print("access", "allowed" if allowed else "denied", seen.get("x-osmo-user"), seen.get(":path"), flush=True)
    # status 1 (google.rpc.Status: code 1, message 2) with 0 for OK and 7 for PERMISSION_DENIED; denied_response 2: status 1, body 3.
    if allowed:
        return b"\x0a\x00"
    return b"\x0a\x11\x08\x07\x12\x0daccess denied" + b"\x12\x14\x0a\x03\x08\x93\x03\x1a\x0daccess denied"


server = grpc.server(futures.ThreadPoolExecutor(4))
SERVING = b"\x08\x01"
server.add_generic_rpc_handlers([
    grpc.method_handlers_generic_handler(SERVICE, {METHOD: grpc.unary_unary_rpc_method_handler(check)}),
    # What a kubelet's probe asks.
    grpc.method_handlers_generic_handler("grpc.health.v1.Health", {"Check": grpc.unary_unary_rpc_method_handler(lambda *_: SERVING)})])
server.add_insecure_port("0.0.0.0:50052")
server.start()
server.wait_for_termination()

"""While something is waited for, its events say why it does not start; a Job has ended only when it has."""
from bundles import given_secrets
from install_bundle import STAGES, Operator

SECRETS = given_secrets()
PULL = 'Failed to pull image "nvcr.io/nvidia/osmo/router:6.2.8": 401 Unauthorized'


def event(operator, about, reason, message):
    operator.put("event", f"{about}.{len(message)}", involvedObject={"name": about}, reason=reason, message=message, type="Warning")


def stuck(tmp_path, **more):
    """An installation whose router does not start, and what its pods' events say; others' events are beside them."""
    operator = Operator("entra", tmp_path, True, SECRETS, LOOK_EACH="0.2")
    operator.put("namespace", operator.namespace, "default")
    operator.set("stuck", "osmo-router")
    operator.set("slow", more.get("slow", "0"))
    event(operator, "osmo-router-1", "Failed", PULL)
    event(operator, "osmo-router-1", "Failed", "Error: ErrImagePull")
    event(operator, "osmo-router-0", "Failed", "a pod of an hour ago")
    event(operator, "osmo-service-1", "FailedMount", "of another Deployment")
    event(operator, "osmo-router-1", "Unhealthy", "Readiness probe failed")
    return operator


def test_the_cause_is_said_while_it_waits_and_at_the_end(tmp_path):
    operator = stuck(tmp_path, slow="3")
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    told = f"waits   osmo-router: Failed: {PULL}"
    first = operator.screen.index(told)
    assert first < operator.screen.index("timed out") < operator.screen.index("did not come up")
    # Once while it waits, once among the last words.
    assert operator.screen.count(told) == 2
    for other in ("ErrImagePull", "an hour ago", "another Deployment", "Readiness", "Terminated"):
        assert other not in operator.screen, operator.screen


def test_a_pod_that_is_not_made_at_all_has_a_reason_too(tmp_path):
    operator = stuck(tmp_path)
    event(operator, "osmo-router-7d9f", "FailedCreate", "pods is forbidden: exceeded quota")
    kubectl = operator.programs / "kubectl"
    kubectl.write_text("#!/bin/sh\ncase \" $* \" in *' get pods -l app=osmo-router '*) exit 0 ;; esac\n" + kubectl.read_text().split("\n", 1)[1])
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    assert "waits   osmo-router: FailedCreate: pods is forbidden: exceeded quota" in operator.screen


def test_a_quota_is_told_once_though_each_try_has_a_name_of_its_own(tmp_path):
    """As Kubernetes 1.34 says it; later tries count as similar events, and tell what is used by then."""
    operator = stuck(tmp_path)
    kubectl = operator.programs / "kubectl"
    kubectl.write_text("#!/bin/sh\ncase \" $* \" in *' get pods -l app=osmo-router '*) exit 0 ;; esac\n" + kubectl.read_text().split("\n", 1)[1])
    why = "is forbidden: exceeded quota: small, requested: pods=1, used: pods=0, limited: pods=0"
    for number, before in enumerate(("", "", "(combined from similar events): ")):
        event(operator, f"osmo-router-7d9f{number}", "FailedCreate", f'{before}Error creating: pods "osmo-router-7d9f-x{number}y" {why}')
    assert operator.run("--yes", *STAGES, at_terminal=False) == 1
    told = f"waits   osmo-router: FailedCreate: Error creating: its pod {why}"
    assert operator.screen.count("FailedCreate") == operator.screen.count(told) >= 1, operator.screen
    assert operator.screen.count(told) <= 2, operator.screen


def test_the_notes_of_the_charts_are_left_out(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert 'Release "router" has been upgraded' in operator.screen and "NOTES" not in operator.screen and "all rights reserved" not in operator.screen
    assert "+ helm --kube-context prod upgrade --install router" in operator.screen


def test_a_job_that_will_end_well_has_not_ended_yet(tmp_path):
    """Kubernetes 1.31 and later set SuccessCriteriaMet before Complete; the log is whole only then."""
    operator = Operator("entra", tmp_path, True, SECRETS)
    kubectl = operator.programs / "kubectl"
    mark = operator.home / "seen"
    kubectl.write_text(f"#!/bin/sh\ncase \" $* \" in *' get job osmo-db-look --ignore-not-found '*) if [ ! -e '{mark}' ]; then : >'{mark}'; "
                       "printf SuccessCriteriaMet; exit 0; fi ;; esac\n" + kubectl.read_text().split("\n", 1)[1])
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert mark.exists() and ("ConfigMap", "mek-config") in operator.created()

"""kubectl describe of pods, as the real one prints them: name, then each container with its environment."""


def describe(things):
    """Prints the pods among these objects."""
    for pod in things:
        if pod["kind"] != "Pod":
            continue
        print(f"Name:             {pod['metadata']['name']}\nContainers:")
        for container in pod["spec"]["containers"]:
            environment = container.get("env", [])
            print(f"  {container['name']}:\n    Environment:{'' if environment else '  <none>'}")
            for one in environment:
                for at, line in enumerate(one["value"].split("\n")):
                    print(f"      {one['name'] + ':' if at == 0 else '':<20}  {line}")
            print("    Mounts:         <none>")

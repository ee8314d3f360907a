"""Answers questions, one JSON object a line, each by a library that is a peer, and says how many milliseconds the library took.

Run by bench/harness/python-peer.ts. Reading the graph is not timed.
"""

import json
import sys
import time

graphs = {}


def versions(_):
    import igraph
    import networkx
    import spopt

    return {
        "python": sys.version.split()[0],
        "igraph": igraph.__version__,
        "networkx": networkx.__version__,
        "spopt": spopt.__version__,
    }


def read(question):
    """A file of lines `from to metres`; the n-th line is edge n."""
    import igraph
    import networkx

    edges = []
    weights = []
    with open(question["file"]) as lines:
        for line in lines:
            start, end, metres = line.split()
            edges.append((int(start), int(end)))
            weights.append(int(metres))
    count = question["stops"]
    if "igraph" in question["libraries"]:
        graph = igraph.Graph(n=count, edges=edges, directed=True)
        graph.es["metres"] = weights
        graphs["igraph"] = graph
    if "networkx" in question["libraries"]:
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(count))
        graph.add_weighted_edges_from(((a, b, w) for (a, b), w in zip(edges, weights)), weight="metres")
        graphs["networkx"] = graph
    return len(edges)


def timed(work):
    started = time.perf_counter()
    answer = work()
    return (time.perf_counter() - started) * 1000, answer


def igraph_shortest(question):
    graph = graphs["igraph"]
    start, end = question["from"], question["to"]
    ms, way = timed(lambda: graph.get_shortest_path(start, to=end, weights="metres", output="epath"))
    return ms, sum(graph.es[way]["metres"])


def networkx_shortest(question):
    import networkx

    graph = graphs["networkx"]
    start, end = question["from"], question["to"]
    ms, way = timed(lambda: networkx.shortest_path(graph, start, end, weight="metres"))
    return ms, networkx.path_weight(graph, way, "metres")


def networkx_alternatives(question):
    import itertools

    import networkx

    graph = graphs["networkx"]
    start, end, first = question["from"], question["to"], question["first"]
    ms, ways = timed(
        lambda: list(itertools.islice(networkx.shortest_simple_paths(graph, start, end, weight="metres"), first))
    )
    return ms, [networkx.path_weight(graph, way, "metres") for way in ways]


ANSWERS = {
    "igraph shortest": igraph_shortest,
    "networkx shortest": networkx_shortest,
    "networkx alternatives": networkx_alternatives,
}


def answer(question):
    what = question["do"]
    if what in ("versions", "read"):
        return {"ms": 0, "answer": (versions if what == "versions" else read)(question)}
    ms, found = ANSWERS[what](question)
    return {"ms": ms, "answer": found}


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except Exception as problem:  # told to whoever asked, who fails
        reply = {"ms": 0, "answer": None, "error": f"{type(problem).__name__}: {problem}"}
    print(json.dumps(reply), flush=True)

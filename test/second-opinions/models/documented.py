"""What the words of a published model say of a value where its types say nothing: in RDS hardly a text has an enum, or a
number a range, and the documentation of the member lists the one and bounds the other."""

from __future__ import annotations

from functools import lru_cache

import regex
from botocore.model import ListShape, Shape, StringShape

LISTED = regex.compile(
    r"<p>(?:valid |possible )?values(?: are)?:\s*(?:</p>\s*<ul>(?P<items>.*?)</ul>|<code>(?P<row>[^<|]*\|[^<]*)</code>)",
    regex.IGNORECASE | regex.DOTALL,
)
ITEM = regex.compile(r"<li>\s*<p>\s*<code>([^<]*)</code>")
CODE = regex.compile(r"<code>\s*([^<\s]+)\s*</code>")
BOUNDED = regex.compile(r"<p>Constraints: Minimum (\d+), maximum (\d+)\.</p>")

STATUSES = {
    # RDS user guide, "Viewing Amazon RDS DB instance status".
    ("DBInstance", "DBInstanceStatus"): frozenset(
        """
        available backing-up configuring-enhanced-monitoring configuring-iam-database-auth configuring-log-exports
        converting-to-vpc creating delete-precheck deleting failed inaccessible-encryption-credentials
        inaccessible-encryption-credentials-recoverable incompatible-create incompatible-network
        incompatible-option-group incompatible-parameters incompatible-restore insufficient-capacity maintenance
        modifying moving-to-vpc rebooting renaming resetting-master-credentials restore-error starting
        storage-config-upgrade storage-full storage-initialization storage-optimization stopped stopping upgrading
        """.split()
    ),
    # Aurora user guide, "Viewing DB cluster status in an Amazon Aurora DB cluster".
    ("DBCluster", "Status"): frozenset(
        """
        available backing-up backtracking cloning-failed creating deleting failing-over
        inaccessible-encryption-credentials inaccessible-encryption-credentials-recoverable maintenance migrating
        migration-failed modifying preparing-data-migration promoting renaming resetting-master-credentials starting
        stopped stopping storage-optimization update-iam-db-auth upgrading
        """.split()
    ),
}
"""Texts of which the API's documentation has no list, and the user guides have."""

BOUNDS = {
    # RDS user guide, "Switching a blue/green deployment": from 30 to 3,600 seconds.
    ("SwitchoverBlueGreenDeploymentRequest", "SwitchoverTimeout"): (30, 3_600),
}
"""Numbers of which the API's documentation has no bounds, and the user guides have."""


def listed_values(structure: Shape, name: str, member: Shape) -> frozenset[str] | None:
    """None: any text, or one that the types have an enum of."""
    if not isinstance(member, StringShape) or member.enum:
        return None
    return STATUSES.get((structure.name, name)) or _listed(member.documentation or "")


def bounds(structure: Shape, name: str, member: Shape) -> tuple[int, int] | None:
    """The least and the greatest value. None: no words of it, or the types have them, too."""
    if member.type_name != "integer" or "max" in member.metadata:
        return None
    return BOUNDS.get((structure.name, name)) or _bounded(member.documentation or "")


def filter_names(name: str, member: Shape) -> frozenset[str] | None:
    """The names of filters that a request takes. None: it has no filters, or there are no words of them."""
    if name != "Filters" or not isinstance(member, ListShape) or not member.documentation:
        return None
    words = frozenset(CODE.findall(member.documentation))
    return words if words or "not currently supported" in member.documentation.replace("n't", " not") else None


@lru_cache(maxsize=None)
def _listed(words: str) -> frozenset[str] | None:
    found = LISTED.search(words)
    if found is None:
        return None
    values = ITEM.findall(found["items"]) if found["items"] else found["row"].split("|")
    return frozenset(value.strip() for value in values) or None


@lru_cache(maxsize=None)
def _bounded(words: str) -> tuple[int, int] | None:
    found = BOUNDED.search(words)
    return None if found is None else (int(found[1]), int(found[2]))

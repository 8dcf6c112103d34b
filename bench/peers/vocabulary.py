"""The words of the made-up suite in generate.py."""

KINDS = ("unit", "unit", "integration", "functional", "api", "regression")

PACKAGES = tuple(
    "accounts billing catalog checkout compliance connectors core dashboards documents exports"
    " fulfilment gateway identity imports inventory ledger messaging notifications observability"
    " orders payments permissions pipelines pricing reporting scheduler search sessions shipping"
    " storage subscriptions taxation telemetry tenants webhooks workflows".split()
)

NOUNS = tuple(
    "account address adapter archive attachment backend balance batch bucket cache cart channel"
    " client cluster column config connection contract credential currency cursor customer"
    " dataset deadline discount document endpoint event export feature field filter gateway grant"
    " handler header index invoice job key label ledger limit listener lock manifest mapping"
    " message metric migration network order parser partition payload permission pipeline policy"
    " pool profile provider queue quota record refund registry report request resource response"
    " retry role route schedule schema secret segment serializer session settlement shard"
    " shipment signature snapshot stream subscription table tag tenant template threshold token"
    " transaction transfer trigger upload user validator version volume webhook window worker"
    " workspace".split()
)

VERBS = tuple(
    "accepts adds aggregates applies archives assigns cancels closes compares computes converts"
    " copies counts creates decodes deletes denies detects emits encodes evicts expires exports"
    " fails falls_back filters flushes formats handles ignores imports indexes keeps limits lists"
    " loads locks logs maps merges migrates normalizes notifies orders paginates parses persists"
    " preserves propagates raises reads rebuilds refreshes rejects releases removes renames"
    " renders replaces resolves restores retries returns revokes rolls_back rotates rounds"
    " schedules serializes skips sorts splits stores streams times_out truncates unlocks updates"
    " validates waits writes".split()
)

CONDITIONS = tuple(
    "after_restart when_empty when_missing with_default without_permission with_unicode"
    " across_regions in_parallel on_timeout for_guest_user when_disabled with_large_payload"
    " twice after_rollback in_dry_run when_expired with_custom_timezone in_strict_mode".split()
)

VALUES = tuple(
    "True False None postgresql mysql sqlite redis utf-8 latin-1 eu-west-1 us-east-1 json yaml"
    " csv gzip admin viewer owner 0 1 -1 255 1e-09 2024-02-29 EUR USD GET POST http/2 arm64"
    " x86_64".split()
)

# Ids made from whole values: quotes, backslashes, blanks and escapes as pytest prints them.
PROSE = (
    '{"filter": {"state": "open", "owner": null}, "limit": 100}',
    "SELECT id, total FROM orders WHERE state = 'open' AND total > 100.00",
    "The quick brown fox jumps over the lazy dog, and then it does so once more",
    "C:\\\\Users\\\\ci\\\\AppData\\\\Local\\\\Temp",
    "caf\\xe9 \\u2013 na\\xefve r\\xe9sum\\xe9",
    "https://api.example.org/v2/items?sort=-created&page[size]=50",
)

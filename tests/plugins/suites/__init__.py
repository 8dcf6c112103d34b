"""All rows of the matrix, by what the plugins do."""

from plugin import Plugin

from suites import documents, fixtures, instances, linters, needs, processes, reports, splitters

ROWS: tuple[Plugin, ...] = (
    *needs.PLUGINS,
    *documents.PLUGINS,
    *linters.PLUGINS,
    *instances.PLUGINS,
    *processes.PLUGINS,
    *fixtures.PLUGINS,
    *reports.PLUGINS,
    *splitters.PLUGINS,
)

"""An app for one measurement: what modelsearch's own database backend makes of the same documents."""

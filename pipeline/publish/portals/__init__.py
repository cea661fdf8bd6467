"""``datapackage.json`` as other programs take it: CKAN, DCAT, Fiscal Data Package."""

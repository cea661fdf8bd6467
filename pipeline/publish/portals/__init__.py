"""``datapackage.json`` as other programs take it: CKAN, DCAT, Fiscal Data Package.

In: a Data Package. Out: what each portal takes, and a warning of personal data in it (``personal_data``).
"""

"""What this program is made of: the locked packages, their licences, the native code in them, what is known against
them.

    make audit      known vulnerabilities of every locked package
    make licences   docs/licences.md
    make sbom       requirements/sbom.cdx.json (CycloneDX)

Nothing here is part of the program; it reads the lock files and what is installed.
"""

"""From a public account (Cuenta Pública) to checked data and a report on its quality."""

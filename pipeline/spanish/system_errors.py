"""What the system says of files and folders that cannot be used, in Spanish."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "no existe",
    errno.EACCES: "sin permiso",
    errno.EPERM: "sin permiso",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "una parte de la ruta no es una carpeta",
    errno.EEXIST: "ya existe",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EROFS: "el disco es de solo lectura",
    errno.EBUSY: "otro programa lo está usando",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
    errno.EMFILE: "hay demasiados archivos abiertos",
    errno.EIO: "el disco no responde bien",
    errno.ELOOP: "es un enlace que lleva a sí mismo",
}


def reason(error: OSError) -> str:
    """Why a file or folder cannot be used; of rare reasons the system's own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)

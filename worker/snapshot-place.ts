/** Names that a snapshot is kept and guarded under, which all workers of an origin share. */

/** The lock that a worker holds from the moment it intends to keep a snapshot until that is done. */
export const SNAPSHOT_LOCK = 'django-playground-snapshot';

/** The folder in the origin's private file system. */
export const SNAPSHOT_FOLDER = 'django-playground';

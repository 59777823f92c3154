/** Larger files are named and not read unless the user sets another limit, in bytes. One for the editor and the command line. */
export const defaultMaxFileSize = 64 * 1024 * 1024;

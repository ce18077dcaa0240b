/** A static site below a sub-path. */
export default { output: 'export', basePath: '/some/sub/path' };

/** Build plugin that puts a module of ours in the place of a package that other packages import. */
export const standIn = (packageName, modulePath) => ({
  name: `stand-in:${packageName}`,
  enforce: 'pre',
  resolveId: (source) => (source === packageName ? modulePath : null),
});

/** Lint rules: strict types, no escape hatches, and the one-way import zones of scripts/lint/import-zones.mjs. */
import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import importZones from './scripts/lint/import-zones.mjs';

const typescript = ['**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'coverage/', 'node_modules/', '**/generated/', 'types/'] },
  js.configs.recommended,
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['', '.worker', '.node', '.cli', '.test', '.test-worker'].map(
          (name) => `tsconfig${name}.json`,
        ),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    plugins: { project: importZones },
    rules: {
      'project/import-zones': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['test/**', '**/*.test.mjs'],
    rules: {
      'max-lines-per-function': 'off',
      // chai's assertions are property reads
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // document.write is how a test streams a page
      '@typescript-eslint/no-deprecated': 'off',
      // a plugin types chai's `equal` as if it returned a promise, which it does for snapshots only
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['Equal'] }],
    },
  },
  {
    files: ['**/*.mjs', '*.js', 'vite.config.ts'],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    // functions that are handed to a page or worker run there
    files: ['test/**/*.mjs', 'test/integrations/samples/**', 'bench/**', 'demo/**', 'scripts/**/*.mjs'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
  { files: ['vite.config.ts'], extends: [tseslint.configs.disableTypeChecked] },
);

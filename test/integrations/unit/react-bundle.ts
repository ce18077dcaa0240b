/** React and our entry for it, for tests: one bundle for each version of React. */
export { StrictMode, act, createElement, createRef, useState, version } from 'react';
export { flushSync } from 'react-dom';
export { createRoot, hydrateRoot } from 'react-dom/client';
export * from '../../../src/integrations/react.js';

import '@fontsource-variable/atkinson-hyperlegible-next';
import '@mantine/core/styles.css';
import './tokens.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followChanges, queryClient } from './api.ts';
import { App } from './app.tsx';
import { followMarks } from './screens/review/mark-cache.ts';

const theme = createTheme({
  fontFamily: '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif', fontWeight: '650' },
  primaryColor: 'candour',
  primaryShade: { light: 7, dark: 4 },
  colors: {
    candour: [
      '#eef4fc',
      '#dce8f7',
      '#b8d0ee',
      '#8ab4f0',
      '#6d9fe3',
      '#4a7fc4',
      '#32659f',
      '#1f4e8c',
      '#183f72',
      '#112f57',
    ],
  },
  components: {
    // Said, so that tokens.css can tell a filled button from the others.
    Button: { defaultProps: { variant: 'filled' } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
});

const root = document.getElementById('root');
if (root) {
  followChanges(followMarks);
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

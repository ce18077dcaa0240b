export default function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <title>Sample</title>
        <link rel="icon" href="data:," />
        {/* Where the package's files are: the one line of configuration. */}
        <script data-base-url="/some/sub/path/django-playground/" />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** As in the documentation of django-analytical: services that are on when their settings are there. */

export default {
  packages: ['django-analytical'],
  pageSettings: {
    GOOGLE_ANALYTICS_GTAG_PROPERTY_ID: 'G-ABC123DEF4',
    MATOMO_DOMAIN_PATH: 'matomo.example.com',
    MATOMO_SITE_ID: '1',
  },
  native: { settings: { INSTALLED_APPS: ['analytical'] } },
  cases: [
    {
      name: 'all services at their places',
      template:
        '{% load analytical %}<html><head>{% analytical_head_top %}{% analytical_head_bottom %}</head><body>{% analytical_body_top %}Hi{% analytical_body_bottom %}</body></html>',
    },
    {
      name: 'one service',
      template: '{% load google_analytics_gtag %}{% google_analytics_gtag %}',
    },
    {
      name: 'one’s own machine',
      pageSettings: {
        MATOMO_DOMAIN_PATH: 'matomo.example.com',
        MATOMO_SITE_ID: '1',
        ANALYTICAL_INTERNAL_IPS: ['127.0.0.1'],
      },
      template: '{% load matomo %}{% matomo %}',
    },
  ],
};

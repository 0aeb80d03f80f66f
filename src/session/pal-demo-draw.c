/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-demo-draw.h"

#include <string.h>

#define SEED G_GUINT64_CONSTANT (0x50616c6c69617465)

static guint64
hash_words (const char *first, va_list args)
{
  guint64 hash = SEED;

  /* FNV-1a over the words, then the finaliser of splitmix64, whose low bits are good. */
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    {
      for (const char *p = word; *p != '\0'; p++)
        hash = (hash ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
      hash = (hash ^ 0x1f) * G_GUINT64_CONSTANT (0x100000001b3);
    }
  hash ^= hash >> 30;
  hash *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash ^= hash >> 27;
  hash *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return hash ^ (hash >> 31);
}

guint
pal_demo_draw (guint n, ...)
{
  va_list args;
  const char *first;
  guint64 hash;

  va_start (args, n);
  first = va_arg (args, const char *);
  hash = hash_words (first, args);
  va_end (args);
  return (guint) ((hash >> 32) % n);
}

/* Roughly normal with mean 0, between -1000 and 1000: the sum of three even draws. */
static int
draw_bell (const char *a, const char *b, const char *c, const char *d)
{
  int sum = 0;
  static const char *const parts[] = { "one", "two", "three" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += (int) pal_demo_draw (2001, "bell", parts[i], a, b, c, d, NULL) - 1000;
  return sum / 3;
}

/* What the demonstration is to show: high and low countries (loosely in the order in which published figures
 * put them, so that the map looks like one), three that hardly answered, some that joined only in the second
 * wave, and Norway with room for trying out.  Thousandths; completeness 0: did not take part. */
typedef struct
{
  const char *country;
  int profile;
  int completeness_2024, completeness_2026;
} Plan;

static const Plan plans[] = {
  { "AT", 780, 930, 960 }, { "BE", 740, 900, 930 }, { "BG", 190, 0, 820 },   { "CY", 420, 0, 90 },
  { "CZ", 500, 840, 880 }, { "DE", 800, 910, 940 }, { "DK", 700, 950, 970 }, { "EE", 460, 860, 900 },
  { "ES", 630, 880, 930 }, { "FI", 600, 920, 950 }, { "FR", 680, 870, 910 }, { "GB", 860, 940, 960 },
  { "GR", 240, 0, 830 },   { "HU", 430, 820, 870 }, { "IE", 770, 900, 940 }, { "IT", 650, 890, 920 },
  { "LT", 540, 850, 920 }, { "LV", 350, 130, 120 }, { "MD", 210, 0, 850 },   { "NL", 840, 960, 980 },
  { "NO", 730, 940, 470 }, { "PT", 520, 860, 910 }, { "RO", 360, 780, 100 }, { "SE", 710, 930, 960 },
  { "SI", 480, 870, 900 }, { "UA", 150, 0, 840 },
};

static const Plan *
find_plan (const char *country)
{
  static const Plan other = { "", 500, 0, 850 };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    if (strcmp (plans[i].country, country) == 0)
      return &plans[i];
  return &other;
}

static gboolean
is_last_wave (const char *wave)
{
  return strcmp (wave, "2026") >= 0;
}

int
pal_demo_get_profile (const char *country, const char *institution, const char *domain, const char *wave)
{
  int profile = find_plan (country)->profile + draw_bell (country, domain, "domain", "") * 220 / 1000;

  if (institution != NULL)
    profile += draw_bell (country, institution, domain, "institution") * 160 / 1000;
  /* Two years earlier things were a little less developed, here more and there less. */
  if (!is_last_wave (wave))
    profile -= 20 + (int) pal_demo_draw (90, country, domain, "progress", NULL);
  return CLAMP (profile, 0, 1000);
}

int
pal_demo_get_completeness (const char *country, const char *institution, const char *wave)
{
  const Plan *plan = find_plan (country);

  /* Some institutions do not answer at all. */
  if (institution != NULL && strcmp (country, "NO") != 0 &&
      pal_demo_draw (10, "silent", institution, wave, NULL) == 0)
    return 0;
  return is_last_wave (wave) ? plan->completeness_2026 : plan->completeness_2024;
}

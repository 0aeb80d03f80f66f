/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-noise.h"

#define TWO_TO_53 9007199254740992.0

static guint64
mix (guint64 z)
{
  z += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

double
pal_noise (guint64 seed, guint64 a, guint64 b)
{
  return (double) (mix (mix (mix (seed) ^ a) ^ b) >> 11) / TWO_TO_53;
}

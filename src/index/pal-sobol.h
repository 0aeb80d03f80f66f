/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Variance-based sensitivity of any function of numbers from 0 to 1: how much of the variance of its result
 * goes with one input alone (first order), and how much with this input in any company (total order). */

/* Sobol's sequence of GSL has 40 dimensions, and each input needs two. */
#define PAL_SOBOL_MAX_INPUTS 20u
#define PAL_SOBOL_MAX_POINTS 1000000u

/* Two independent sets of @n_points points, A and B, of @n_inputs numbers from 0 to 1. */
typedef struct
{
  guint n_points, n_inputs;
  double *a, *b; /* owned; [point * n_inputs + input] */
} PalSobolSample;

/**
 * pal_sobol_sample_new:
 * @n_points: 2 to %PAL_SOBOL_MAX_POINTS, best a power of two
 * @n_inputs: 1 to %PAL_SOBOL_MAX_INPUTS
 *
 * A and B are the left and the right half of Sobol's sequence (gsl_qrng_sobol), shifted by one random number
 * in each dimension, which wraps around at 1 (Cranley and Patterson 1976).  The shift comes of @seed alone,
 * so a seed gives the same points on every machine.
 */
PalSobolSample *pal_sobol_sample_new (guint n_points, guint n_inputs, guint seed) G_GNUC_WARN_UNUSED_RESULT;
void pal_sobol_sample_free (PalSobolSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSobolSample, pal_sobol_sample_free)

/* Where the function is asked: block 0 is A, block 1 is B, block 2 + i is A with input i from B. */
guint pal_sobol_sample_get_n_blocks (const PalSobolSample *self);
void pal_sobol_sample_get (const PalSobolSample *self, guint block, guint point, double *out);

/* A share of the variance; the estimate may lie a little outside 0..1.  All NaN: the result does not vary. */
typedef struct
{
  double first, first_p5, first_p95;
  double total, total_p5, total_p95; /* NaN ends without a bootstrap */
} PalSobolIndex;

/**
 * pal_sobol_estimate:
 * @results: [block * n_points + point]; a point with a NaN in any block is left out
 * @n_bootstrap: resamples of the points for the 5 and 95 % ends; 0: none
 * @out: (out caller-allocates) (array length=n_inputs)
 *
 * First order after Saltelli et al. 2010 (Comput Phys Commun 181:259-270, table 2 b):
 * mean (f(B) (f(A_B,i) - f(A))) / V, f(B) less the mean of all, which changes nothing but the noise; total
 * order after Jansen 1999: mean ((f(A) - f(A_B,i))^2) / 2 V; V is the variance of f over A and B.  These are
 * the estimators of COINr's get_sensitivity (SA).  Ends are quantiles of type 7 over the resamples.
 */
void pal_sobol_estimate (const double *results,
                         guint n_points,
                         guint n_inputs,
                         guint n_bootstrap,
                         guint seed,
                         PalSobolIndex *out);

G_END_DECLS

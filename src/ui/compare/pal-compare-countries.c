/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-compare-countries.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-text.h"
#include "model/pal-country.h"

#define N_GROUPS 3

struct _PalCompareCountries
{
  AdwBin parent_instance;

  PalCompareModel *model; /* owned */
  GPtrArray *countries;   /* char* iso2 of the rows of the list, in its order, owned */
  char *wanted;           /* folded text that is searched, or NULL */
  gboolean is_own;        /* it is filled, nobody chooses */

  /* Owned by the tree */
  GtkSearchEntry *entry;
  GtkWidget *own_box;
  GtkLabel *own_heading, *own_name, *own_count;
  GtkToggleButton *groups[N_GROUPS];
  GtkListBox *list;
};

static const char *const group_codes[N_GROUPS] = { "all", "eu", "region" };

G_DEFINE_FINAL_TYPE (PalCompareCountries, pal_compare_countries, ADW_TYPE_BIN)

static GtkLabel *
make_label (const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static const PalCompareRow *
find_row (PalCompareCountries *self, const char *iso2)
{
  GPtrArray *rows = pal_compare_model_get_rows (self->model);

  for (guint i = 0; i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->iso2, iso2) == 0)
        return row;
    }
  return NULL;
}

static void
ticked_cb (GtkCheckButton *check, gpointer data)
{
  PalCompareCountries *self = PAL_COMPARE_COUNTRIES (data);

  if (!self->is_own)
    pal_compare_model_set_shown (self->model, g_object_get_data (G_OBJECT (check), "pal-country"),
                                 gtk_check_button_get_active (check));
}

static GtkWidget *
make_row (PalCompareCountries *self, const PalCompareRow *row)
{
  GtkWidget *out = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new ();
  GtkLabel *name = make_label (row->name, NULL), *count = make_label (NULL, "numeric");
  g_autofree char *number = g_strdup_printf ("%u", row->n_institutions);
  /* Translators: name of a country: ticked, it is shown in the chart. */
  g_autofree char *show = g_strdup_printf (_ ("Show %s"), row->name);
  g_autofree char *tip =
      g_strdup_printf (ngettext ("%s, %u institution", "%s, %u institutions", row->n_institutions), row->name,
                       row->n_institutions);

  gtk_label_set_text (count, row->n_institutions > 0 ? number : "");
  gtk_widget_add_css_class (GTK_WIDGET (count), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  g_object_set_data_full (G_OBJECT (check), "pal-country", g_strdup (row->iso2), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, show, -1);
  gtk_widget_set_tooltip_text (check, show);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), row->is_shown);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (count));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (out), box);
  gtk_widget_set_tooltip_text (out, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (out), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data (G_OBJECT (out), "pal-check", check);
  return out;
}

static gboolean
is_listed (PalCompareCountries *self, const char *iso2)
{
  const PalCompareRow *row = find_row (self, iso2);
  g_autofree char *folded = NULL;

  if (row == NULL || !row->in_group)
    return FALSE;
  if (self->wanted == NULL)
    return TRUE;
  folded = pal_text_fold (row->name);
  return strstr (folded, self->wanted) != NULL || g_ascii_strcasecmp (row->iso2, self->wanted) == 0;
}

static const char *
get_country_of (PalCompareCountries *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);

  return index >= 0 && (guint) index < self->countries->len
             ? g_ptr_array_index (self->countries, (guint) index)
             : NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  PalCompareCountries *self = PAL_COMPARE_COUNTRIES (data);
  const char *iso2 = get_country_of (self, row);

  return iso2 != NULL && is_listed (self, iso2);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const PalCompareRow *x = *(const PalCompareRow *const *) a, *y = *(const PalCompareRow *const *) b;

  return g_utf8_collate (x->name, y->name);
}

/* By name, whatever the order of the chart is. */
static GPtrArray *
dup_sorted_rows (PalCompareCountries *self)
{
  GPtrArray *rows = pal_compare_model_get_rows (self->model);
  GPtrArray *out = g_ptr_array_sized_new (rows->len);

  g_ptr_array_extend (out, rows, NULL, NULL);
  g_ptr_array_sort (out, compare_names);
  return out;
}

static gboolean
has_same_countries (PalCompareCountries *self, GPtrArray *rows)
{
  if (rows->len != self->countries->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((const PalCompareRow *) g_ptr_array_index (rows, i))->iso2,
                   g_ptr_array_index (self->countries, i)) != 0)
      return FALSE;
  return TRUE;
}

static void
fill_list (PalCompareCountries *self, GPtrArray *rows)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->countries, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (self->countries, g_strdup (row->iso2));
      gtk_list_box_append (self->list, make_row (self, row));
    }
}

static void
show_ticks (PalCompareCountries *self, GPtrArray *rows)
{
  const char *own = pal_selection_get_country (pal_compare_model_get_selection (self->model));
  GtkListBoxRow *selected = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);
      GtkListBoxRow *line = gtk_list_box_get_row_at_index (self->list, (int) i);
      GtkCheckButton *check = g_object_get_data (G_OBJECT (line), "pal-check");

      if (row->in_group)
        gtk_check_button_set_active (check, row->is_shown);
      if (g_strcmp0 (row->iso2, own) == 0)
        selected = line;
    }
  gtk_list_box_select_row (self->list, selected);
}

static void
show_own (PalCompareCountries *self)
{
  const char *own = pal_selection_get_country (pal_compare_model_get_selection (self->model));
  const PalCompareRow *row = own != NULL ? find_row (self, own) : NULL;
  const PalCountry *country = own != NULL ? pal_country_find (own) : NULL;
  g_autofree char *count = row != NULL ? g_strdup_printf ("%u", row->n_institutions) : g_strdup ("");

  gtk_widget_set_visible (self->own_box, own != NULL);
  gtk_label_set_text (self->own_name, country != NULL ? pal_country_get_display_name (country) : "");
  gtk_label_set_text (self->own_count, row != NULL && row->n_institutions > 0 ? count : "");
}

static void
show_groups (PalCompareCountries *self)
{
  const char *group = pal_compare_model_get_group (self->model);
  const char *own = pal_selection_get_country (pal_compare_model_get_selection (self->model));
  /* Translators: all countries, with their number. */
  g_autofree char *all = g_strdup_printf (_ ("All %u"), pal_compare_model_get_rows (self->model)->len);

  gtk_button_set_label (GTK_BUTTON (self->groups[0]), all);
  gtk_widget_set_sensitive (GTK_WIDGET (self->groups[2]), own != NULL);
  for (guint i = 0; i < N_GROUPS; i++)
    gtk_toggle_button_set_active (self->groups[i], g_str_equal (group, group_codes[i]));
}

static void
refresh (PalCompareCountries *self)
{
  g_autoptr (GPtrArray) rows = dup_sorted_rows (self);

  self->is_own = TRUE;
  if (!has_same_countries (self, rows))
    fill_list (self, rows);
  show_groups (self);
  show_own (self);
  gtk_list_box_invalidate_filter (self->list);
  show_ticks (self, rows);
  self->is_own = FALSE;
}

static void
group_cb (GtkToggleButton *button, gpointer data)
{
  PalCompareCountries *self = PAL_COMPARE_COUNTRIES (data);

  if (self->is_own || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_GROUPS; i++)
    if (self->groups[i] == button)
      pal_compare_model_set_group (self->model, group_codes[i]);
}

static void
selected_cb (PalCompareCountries *self, GtkListBoxRow *row)
{
  if (!self->is_own && row != NULL)
    pal_selection_set_country (pal_compare_model_get_selection (self->model), get_country_of (self, row));
}

static void
search_changed_cb (PalCompareCountries *self)
{
  g_autofree char *folded = g_strstrip (pal_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_free (self->wanted);
  self->wanted = *folded != '\0' ? g_steal_pointer (&folded) : NULL;
  gtk_list_box_invalidate_filter (self->list);
}

/* Enter takes the first country that was found. */
static void
search_activated_cb (PalCompareCountries *self)
{
  for (guint i = 0; i < self->countries->len; i++)
    if (is_listed (self, g_ptr_array_index (self->countries, i)))
      {
        pal_selection_set_country (pal_compare_model_get_selection (self->model),
                                   g_ptr_array_index (self->countries, i));
        return;
      }
}

static void
stop_search_cb (PalCompareCountries *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
pal_compare_countries_dispose (GObject *object)
{
  g_clear_object (&PAL_COMPARE_COUNTRIES (object)->model);

  G_OBJECT_CLASS (pal_compare_countries_parent_class)->dispose (object);
}

static void
pal_compare_countries_finalize (GObject *object)
{
  PalCompareCountries *self = PAL_COMPARE_COUNTRIES (object);

  g_ptr_array_unref (self->countries);
  g_free (self->wanted);

  G_OBJECT_CLASS (pal_compare_countries_parent_class)->finalize (object);
}

static void
pal_compare_countries_class_init (PalCompareCountriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_compare_countries_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_compare_countries_finalize;
}

static void
pal_compare_countries_init (PalCompareCountries *self)
{
  self->countries = g_ptr_array_new_with_free_func (g_free);
}

static GtkWidget *
build_groups (PalCompareCountries *self)
{
  const char *const labels[N_GROUPS] = { _ ("All"), _ ("EU"), _ ("Region") };
  const char *const tips[N_GROUPS] = { _ ("All countries"), _ ("Members of the European Union"),
                                       _ ("Countries of the same region as the selected one") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_GROUPS; i++)
    {
      self->groups[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (labels[i]));
      gtk_toggle_button_set_group (self->groups[i], i > 0 ? self->groups[0] : NULL);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->groups[i]), tips[i]);
      gtk_widget_set_hexpand (GTK_WIDGET (self->groups[i]), TRUE);
      g_signal_connect_object (self->groups[i], "toggled", G_CALLBACK (group_cb), self, 0);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups[i]));
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "pal-groups");
  return box;
}

static GtkWidget *
build_own (PalCompareCountries *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->own_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->own_heading = make_label (_ ("Selected"), "pal-pane-heading");
  self->own_name = make_label (NULL, "heading");
  self->own_count = make_label (NULL, "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->own_name), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->own_name));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->own_count));
  gtk_widget_add_css_class (line, "pal-own-country");
  gtk_box_append (GTK_BOX (self->own_box), GTK_WIDGET (self->own_heading));
  gtk_box_append (GTK_BOX (self->own_box), line);
  return self->own_box;
}

static GtkWidget *
build_head (PalCompareCountries *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLabel *group = make_label (_ ("Group"), "pal-pane-heading");
  GtkLabel *institutions = make_label (_ ("institutions"), "caption");

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->entry, "placeholder-text", _ ("Find a country"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a country"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (group), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (institutions), "dim-label");
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (group));
  gtk_box_append (GTK_BOX (titles), GTK_WIDGET (institutions));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (head), build_own (self));
  gtk_box_append (GTK_BOX (head), titles);
  gtk_box_append (GTK_BOX (head), build_groups (self));
  gtk_widget_add_css_class (head, "pal-pane-head");
  return head;
}

GtkWidget *
pal_compare_countries_new (PalCompareModel *model)
{
  PalCompareCountries *self = g_object_new (PAL_TYPE_COMPARE_COUNTRIES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->model = g_object_ref (model);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-countries");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Countries"),
                                  -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "pal-side-pane");
  gtk_widget_set_size_request (box, 200, -1);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

guint
pal_compare_countries_get_n_listed (PalCompareCountries *self)
{
  guint n = 0;

  g_return_val_if_fail (PAL_IS_COMPARE_COUNTRIES (self), 0);

  for (guint i = 0; i < self->countries->len; i++)
    n += is_listed (self, g_ptr_array_index (self->countries, i));
  return n;
}

void
pal_compare_countries_set_text (PalCompareCountries *self, const char *text)
{
  g_return_if_fail (PAL_IS_COMPARE_COUNTRIES (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_changed_cb (self);
}

using MudBlazor;

namespace InterpreterGuard.Host.Review.Theme;

/// <summary>The one design, light and dark. Every pair of text and ground has a contrast of at least 4.5 to 1.</summary>
internal static class RoomTheme
{
    private static readonly string[] _letters = ["system-ui", "-apple-system", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"];

    public static MudTheme Make()
    {
        var theme = new MudTheme
        {
            PaletteLight = new PaletteLight
            {
                Background = "#f5f6f8",
                BackgroundGray = "#eceff3",
                Surface = "#ffffff",
                TextPrimary = "#1a2330",
                TextSecondary = "#4b5a6a",
                Primary = "#1b5aa0",
                Secondary = "#4b5a6a",
                Tertiary = "#5b4a9e",
                Info = "#1b5aa0",
                Success = "#1c6b40",
                Warning = "#855400",
                Error = "#b3261e",
                LinesDefault = "#d5dce4",
                LinesInputs = "#8593a3",
                Divider = "#d5dce4",
                TableLines = "#e1e6ec",
                ActionDefault = "#4b5a6a",
                AppbarBackground = "#17212d",
                AppbarText = "#eef2f6",
            },
            PaletteDark = new PaletteDark
            {
                Background = "#0f141a",
                BackgroundGray = "#1a222b",
                Surface = "#161d25",
                TextPrimary = "#dfe6ee",
                TextSecondary = "#a3b2c2",
                Primary = "#82b6f2",
                PrimaryContrastText = "#0f141a",
                Secondary = "#a3b2c2",
                SecondaryContrastText = "#0f141a",
                Tertiary = "#b8aaf0",
                Info = "#82b6f2",
                Success = "#74cf9a",
                SuccessContrastText = "#0f141a",
                Warning = "#f0b650",
                WarningContrastText = "#0f141a",
                Error = "#ff9188",
                ErrorContrastText = "#0f141a",
                LinesDefault = "#2b3743",
                LinesInputs = "#64758a",
                Divider = "#2b3743",
                TableLines = "#232d37",
                ActionDefault = "#a3b2c2",
                AppbarBackground = "#17212d",
                AppbarText = "#eef2f6",
            },
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "44px" },
        };
        theme.Typography.Default.FontFamily = _letters;
        theme.Typography.Default.FontSize = "0.875rem";
        theme.Typography.Button.TextTransform = "none";
        return theme;
    }
}

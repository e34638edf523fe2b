using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Connector;

/// <summary>Settings under <c>Teams</c>.</summary>
internal sealed class TeamsOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Teams";

    /// <summary>What stands for every tenant in <see cref="AllowedTenants"/>.</summary>
    public const string EveryTenant = "*";

    /// <summary>
    /// Ids of the tenants whose Teams the bot serves, or <c>*</c> for all. Without any, that is <c>MicrosoftAppTenantId</c>.
    /// </summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedTenants
        .Where(tenant => tenant != EveryTenant && !Guid.TryParse(tenant, out _))
        .Select(tenant => new ValidationResult($"{Section}:{nameof(AllowedTenants)} holds '{tenant}', which is neither a tenant's id (a GUID) nor {EveryTenant}.", [nameof(AllowedTenants)]));
}
